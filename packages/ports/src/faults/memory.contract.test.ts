import { describe, expect, it } from 'vitest'
import { ministack, someTenant } from '../contract/ministack.ts'
import { callOf } from '../contract/suite.ts'
import { wireFaultSuite, type FaultyCall } from '../contract/wire-faults.ts'
import { createAwsMemory } from '../memory/aws.ts'
import { memoryOperations, type AgentMemory } from '../memory/port.ts'

const memoryId = 'meetings'
const address = { memoryId, actorId: 'anna', sessionId: 's-1' }
const event = () => ({ ...address, eventTime: new Date(), payload: [{ kind: 'data' as const, data: 1 }] })
const record = (requestId: string) => ({ requestId, namespaces: ['/a'], content: 'x' })

interface Facts {
  eventIds: string[]
  recordIds: string[]
}
type Call = FaultyCall<AgentMemory, Facts>
const calls: Call[] = [
  { name: 'createEvent', kind: 'write', run: (port, call) => port.createEvent(call, event()) },
  { name: 'listEvents', kind: 'read', run: (port, call) => port.listEvents(call, address) },
  { name: 'getEvent', kind: 'read', run: (port, call, { eventIds }) => port.getEvent(call, address, eventIds[0]!) },
  { name: 'deleteEvent', kind: 'write', run: (port, call, { eventIds }) => port.deleteEvent(call, address, eventIds[1]!) },
  { name: 'listSessions', kind: 'read', run: (port, call) => port.listSessions(call, memoryId, 'anna') },
  { name: 'listActors', kind: 'read', run: (port, call) => port.listActors(call, memoryId) },
  { name: 'createSession', kind: 'write', run: (port, call) => port.createSession(call, { ...address, sessionId: 's-2' }) },
  { name: 'createRecords', kind: 'write', run: (port, call) => port.createRecords(call, memoryId, [record('new')]) },
  {
    name: 'retrieveRecords',
    kind: 'read',
    run: (port, call) => port.retrieveRecords(call, memoryId, { namespacePrefix: '/', text: 'x' }),
  },
  { name: 'listRecords', kind: 'read', run: (port, call) => port.listRecords(call, memoryId, { namespacePrefix: '/' }) },
  {
    name: 'updateRecord',
    kind: 'write',
    run: (port, call, { recordIds }) => port.updateRecord(call, memoryId, recordIds[0]!, { content: 'y' }),
  },
  { name: 'deleteRecord', kind: 'write', run: (port, call, { recordIds }) => port.deleteRecord(call, memoryId, recordIds[1]!) },
  { name: 'putMemory', kind: 'write', run: (port, call) => port.putMemory(call, memoryId, 'anna', 'colour', 'red') },
  { name: 'getMemory', kind: 'read', run: (port, call) => port.getMemory(call, memoryId, 'anna', 'colour') },
]

it('calls every operation', () => {
  expect(calls.map(({ name, kind }) => [name, kind])).toEqual(
    Object.entries(memoryOperations).map(([name, { kind }]) => [name, kind]),
  )
})

const bed = ministack()
if ('skipped' in bed) describe('AgentCore behind wire faults', () => it.skip(`not run: ${bed.skipped}`, () => {}))
else {
  const tenant = someTenant('faults')
  wireFaultSuite<AgentMemory, Facts>({
    title: 'AgentCore',
    upstream: bed.settings.endpoint!,
    tenant,
    open: (endpoint, nameServer) => createAwsMemory({ ...bed.settings, endpoint, nameServer, isSandbox: true, expiryDays: 365 }),
    prepare: async (port) => {
      const events = [await port.createEvent(callOf(tenant), event()), await port.createEvent(callOf(tenant), event())]
      const records = await port.createRecords(callOf(tenant), memoryId, [record('a'), record('b')])
      return {
        eventIds: events.map(({ value }) => value.eventId),
        recordIds: records.value.flatMap((outcome) => ('recordId' in outcome ? [outcome.recordId] : [])),
      }
    },
    calls,
  })
}
