import {
  CreateEventCommand,
  DeleteEventCommand,
  GetEventCommand,
  ListActorsCommand,
  ListEventsCommand,
  ListSessionsCommand,
  type BedrockAgentCoreClient,
} from '@aws-sdk/client-bedrock-agentcore'
import { present } from '../aws/aws-call.ts'
import { newestFirst, toEvent, toFilter, toMetadata, toPayload } from './aws-event-shape.ts'
import type { MemoryDirectory } from './aws-memory-directory.ts'
import type { BackendCall, MemoryBackend, Page } from './backend.ts'

type Events = Pick<MemoryBackend, 'createEvent' | 'listEvents' | 'getEvent' | 'deleteEvent' | 'listSessions' | 'listActors'>

export const pageOf = ({ limit, cursor }: Page) => ({ maxResults: limit, ...(cursor === undefined ? {} : { nextToken: cursor }) })

export function awsEvents(client: BedrockAgentCoreClient, directory: MemoryDirectory): Events {
  const inMemory = <T>(
    { tenant, attempt }: BackendCall,
    memoryId: string,
    work: (id: string, options: { abortSignal: AbortSignal }) => Promise<T>,
  ) => directory.use(tenant, memoryId, attempt.signal, (id) => work(id, { abortSignal: attempt.signal }))

  return {
    createEvent: (call, event) =>
      inMemory(call, event.memoryId, async (memoryId, options) => {
        const { actorId, sessionId, eventTime, branch, clientToken } = event
        const command = new CreateEventCommand({
          memoryId,
          actorId,
          sessionId,
          eventTimestamp: eventTime,
          payload: event.payload.map(toPayload),
          metadata: toMetadata(event.metadata),
          clientToken,
          ...(branch ? { branch } : {}),
        })
        return toEvent(event, (await client.send(command, options)).event)
      }),
    listEvents: (call, address, page) =>
      inMemory(call, address.memoryId, async (memoryId, options) => {
        const { actorId, sessionId } = address
        const answer = await client.send(
          new ListEventsCommand({ memoryId, actorId, sessionId, includePayloads: true, ...pageOf(page), ...toFilter(page) }),
          options,
        )
        const events = present(answer.events, 'events').map((event) => toEvent(address, event))
        const items = page.branch === 'main' ? events.filter((event) => event.branch === 'main') : events
        return { items: items.toSorted(newestFirst), cursor: answer.nextToken ?? null }
      }),
    getEvent: (call, address, eventId) =>
      inMemory(call, address.memoryId, async (memoryId, options) => {
        const { actorId, sessionId } = address
        return toEvent(
          address,
          (await client.send(new GetEventCommand({ memoryId, actorId, sessionId, eventId }), options)).event,
        )
      }),
    deleteEvent: (call, address, eventId) =>
      inMemory(call, address.memoryId, async (memoryId, options) => {
        const { actorId, sessionId } = address
        present(
          (await client.send(new DeleteEventCommand({ memoryId, actorId, sessionId, eventId }), options)).eventId,
          'event id',
        )
      }),
    listSessions: (call, itsMemory, actorId, page) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const filter = { eventFilter: 'HAS_EVENTS' } as const
        const answer = await client.send(new ListSessionsCommand({ memoryId, actorId, filter, ...pageOf(page) }), options)
        const items = present(answer.sessionSummaries, 'sessions').map(({ sessionId, createdAt }) => ({
          sessionId: present(sessionId, 'session id'),
          createdAt: present(createdAt, 'creation time'),
        }))
        return { items, cursor: answer.nextToken ?? null }
      }),
    listActors: (call, itsMemory, page) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const answer = await client.send(new ListActorsCommand({ memoryId, ...pageOf(page) }), options)
        const items = present(answer.actorSummaries, 'actors').map(({ actorId }) => ({ actorId: present(actorId, 'actor id') }))
        return { items, cursor: answer.nextToken ?? null }
      }),
  }
}
