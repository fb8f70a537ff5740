import type { Event, FilterInput, PayloadType, Role } from '@aws-sdk/client-bedrock-agentcore'
import type { Json } from '@understudy/core'
import { present } from '../aws/aws-call.ts'
import type { EventPage } from './backend.ts'
import type { MemoryAddress, MemoryEvent, MemoryPayload } from './port.ts'

const roles = { user: 'USER', assistant: 'ASSISTANT', tool: 'TOOL', other: 'OTHER' } as const satisfies Record<string, Role>
const roleOf = (role: Role | undefined) => (role?.toLowerCase() ?? 'other') as keyof typeof roles

export const toPayload = (payload: MemoryPayload): PayloadType =>
  payload.kind === 'message'
    ? { conversational: { role: roles[payload.role], content: { text: payload.text } } }
    : { blob: payload.data }

const fromPayload = (payload: PayloadType): MemoryPayload =>
  payload.conversational
    ? { kind: 'message', role: roleOf(payload.conversational.role), text: payload.conversational.content?.text ?? '' }
    : { kind: 'data', data: (payload.blob ?? null) as Json }

export const toMetadata = (metadata: Record<string, string>) =>
  Object.fromEntries(Object.entries(metadata).map(([key, stringValue]) => [key, { stringValue }]))

/** The answer carries AWS's id of the memory; the caller's is the address's. */
export function toEvent(address: MemoryAddress, event: Event | undefined): MemoryEvent {
  const { eventId, eventTimestamp, payload, branch, metadata } = present(event, 'event')
  return {
    memoryId: address.memoryId,
    actorId: address.actorId,
    sessionId: address.sessionId,
    eventId: present(eventId, 'event id'),
    eventTime: present(eventTimestamp, 'event time'),
    payload: present(payload, 'payload').map(fromPayload),
    branch: branch?.name ?? 'main',
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, value.stringValue ?? ''])),
  }
}

/** Events on the main branch may name no branch at all: those are told apart on this side. */
export function toFilter({ branch, metadata }: EventPage): { filter?: FilterInput } {
  const pairs = Object.entries(metadata)
  const filter: FilterInput = {
    ...(branch === undefined || branch === 'main' ? {} : { branch: { name: branch, includeParentBranches: false } }),
    ...(pairs.length === 0
      ? {}
      : {
          eventMetadata: pairs.map(([metadataKey, stringValue]) => ({
            left: { metadataKey },
            operator: 'EQUALS_TO',
            right: { metadataValue: { stringValue } },
          })),
        }),
  }
  return Object.keys(filter).length === 0 ? {} : { filter }
}

const sequence = (event: MemoryEvent): number => Number(event.eventId.split('#')[0])

export const newestFirst = (a: MemoryEvent, b: MemoryEvent): number =>
  b.eventTime.getTime() - a.eventTime.getTime() || sequence(b) - sequence(a)
