import { systemClock, type Clock } from '@understudy/core'
import type { CallContext } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { answerFrom, type Side } from '../side.ts'
import type { BackendCall, MemoryBackend } from './backend.ts'
import { clientToken } from './client-token.ts'
import { createBatch } from './create-batch.ts'
import { memoryOperations, type AgentMemory, type MemoryAddress, type MemoryEvent } from './port.ts'
import {
  checkActorId,
  checkAddress,
  checkContent,
  checkEventFilter,
  checkMemoryId,
  checkNamespacePrefix,
  checkNamespaces,
  checkNewEvent,
  checkQuery,
  checkValue,
  isEventId,
  OWN,
  pageLimit,
} from './rules.ts'
import { isSessionMark, sessionMark } from './session-marks.ts'
import { getValue, putValue } from './values.ts'

const pageOf = (page: { limit?: number; cursor?: string } = {}) => ({
  limit: pageLimit(page.limit),
  ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
})

async function findEvent(backend: MemoryBackend, to: BackendCall, address: MemoryAddress, eventId: string): Promise<MemoryEvent> {
  checkAddress(address)
  if (!isEventId(eventId)) throw new Refusal('ResourceNotFound')
  const event = await backend.getEvent(to, address, eventId)
  if (isSessionMark(event)) throw new Refusal('ResourceNotFound')
  return event
}

/** The port over one side: rules, sessions, key-values, deadline and errors are written once, for both. */
export function createAgentMemory(side: Side, backend: MemoryBackend, clock: Clock = systemClock): AgentMemory {
  const run = <T>(name: keyof AgentMemory, call: CallContext, work: (to: BackendCall) => Promise<T>) =>
    answerFrom(side, name, memoryOperations[name], call, (attempt) =>
      work({ tenant: call.tenant, attempt, mayRepeat: call.mayRepeat ?? false }),
    )

  return {
    createEvent: (call, event) =>
      run('createEvent', call, async (to) => {
        checkNewEvent(event)
        const token = clientToken('event', call.operationId, event.actorId, event.sessionId)
        return backend.createEvent(to, { ...event, metadata: event.metadata ?? {}, clientToken: token })
      }),
    listEvents: (call, address, filter = {}) =>
      run('listEvents', call, async (to) => {
        checkAddress(address)
        checkEventFilter(filter)
        const { branch, metadata = {} } = filter
        const page = { ...pageOf(filter), metadata, ...(branch === undefined ? {} : { branch }) }
        const found = await backend.listEvents(to, address, page)
        return { ...found, items: found.items.filter((event) => !isSessionMark(event)) }
      }),
    getEvent: (call, address, eventId) => run('getEvent', call, (to) => findEvent(backend, to, address, eventId)),
    deleteEvent: (call, address, eventId) =>
      run('deleteEvent', call, async (to) => {
        checkAddress(address)
        if (!isEventId(eventId)) throw new Refusal('ResourceNotFound')
        await backend.deleteEvent(to, address, eventId)
        return { eventId }
      }),
    listSessions: (call, memoryId, actorId, page) =>
      run('listSessions', call, async (to) => {
        checkMemoryId(memoryId)
        checkActorId(actorId)
        return backend.listSessions(to, memoryId, actorId, pageOf(page))
      }),
    listActors: (call, memoryId, page) =>
      run('listActors', call, async (to) => {
        checkMemoryId(memoryId)
        const found = await backend.listActors(to, memoryId, pageOf(page))
        return { ...found, items: found.items.filter(({ actorId }) => !actorId.startsWith(OWN)) }
      }),
    createSession: (call, address) =>
      run('createSession', call, async (to) => {
        checkAddress(address)
        const { memoryId, actorId, sessionId } = await backend.createEvent(to, sessionMark(address, clock))
        return { memoryId, actorId, sessionId }
      }),
    createRecords: (call, memoryId, records) =>
      run('createRecords', call, (to) => createBatch(backend, to, memoryId, records, clientToken('records', call.operationId))),
    retrieveRecords: (call, memoryId, query) =>
      run('retrieveRecords', call, async (to) => {
        checkMemoryId(memoryId)
        checkQuery(query)
        return backend.retrieveRecords(to, memoryId, { topK: 10, ...query })
      }),
    listRecords: (call, memoryId, { namespacePrefix, ...page }) =>
      run('listRecords', call, async (to) => {
        checkMemoryId(memoryId)
        checkNamespacePrefix(namespacePrefix)
        return backend.listRecords(to, memoryId, { ...pageOf(page), namespacePrefix })
      }),
    updateRecord: (call, memoryId, recordId, change) =>
      run('updateRecord', call, async (to) => {
        checkMemoryId(memoryId)
        if (change.content !== undefined) checkContent(change.content)
        if (change.namespaces !== undefined) checkNamespaces(change.namespaces)
        return backend.updateRecord(to, memoryId, recordId, change)
      }),
    deleteRecord: (call, memoryId, recordId) =>
      run('deleteRecord', call, async (to) => {
        checkMemoryId(memoryId)
        await backend.deleteRecord(to, memoryId, recordId)
        return { recordId }
      }),
    putMemory: (call, memoryId, userId, key, value) =>
      run('putMemory', call, async (to) => {
        checkMemoryId(memoryId)
        checkActorId(userId)
        checkValue(key, value)
        return putValue(backend, to, { memoryId, userId, key, value, operationId: call.operationId }, clock)
      }),
    getMemory: (call, memoryId, userId, key) =>
      run('getMemory', call, async (to) => {
        checkMemoryId(memoryId)
        checkActorId(userId)
        checkValue(key, null)
        return getValue(backend, to, memoryId, userId, key)
      }),
  }
}
