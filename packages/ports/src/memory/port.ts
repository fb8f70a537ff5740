import type { Json } from '@understudy/core'
import type { Answer, CallContext, Operations } from '../call.ts'

/**
 * Where an agent remembers: one actor's one session in one memory of the tenant. Names are 1 to 100 letters, digits, "-" and "_" that
 * begin with a letter or digit; memory and actor ids may also have "/". Actors that begin with `understudy-` are ours.
 */
export interface MemoryAddress {
  memoryId: string
  actorId: string
  sessionId: string
}

export type MemoryPayload =
  { kind: 'message'; role: 'user' | 'assistant' | 'tool' | 'other'; text: string } | { kind: 'data'; data: Json }

export interface MemoryEvent extends MemoryAddress {
  eventId: string
  /** Set by the client; events list newest first by it. */
  eventTime: Date
  payload: MemoryPayload[]
  branch: string
  /** Up to 15 pairs of letters, digits, spaces and `._:/=+@-`; values up to 256 characters. */
  metadata: Record<string, string>
}

export interface NewMemoryEvent extends MemoryAddress {
  eventTime: Date
  payload: MemoryPayload[]
  /** 'main' unless told. A branch starts at an event of another branch. */
  branch?: { name: string; rootEventId: string }
  metadata?: Record<string, string>
}

export interface EventFilter {
  /** Events of this branch alone; of all branches when left out. */
  branch?: string
  /** Up to 5 pairs; all must be equal. */
  metadata?: Record<string, string>
  /** 1–100, 20 unless told. */
  limit?: number
  cursor?: string
}

export interface MemoryRecord {
  recordId: string
  /** One slash-separated path, such as `/meetings/steering-group`: AgentCore takes no more than one. */
  namespaces: string[]
  content: string
  metadata: Record<string, string>
  createdAt: Date
  updatedAt: Date
}

export interface NewMemoryRecord {
  /** The caller's id for this record within the batch: up to 80 letters, digits, "-" and "_". */
  requestId: string
  namespaces: string[]
  /** 1–16,000 characters. */
  content: string
  metadata?: Record<string, string>
}

/** One outcome an entry, in the order given: one bad entry does not fail the others. */
export type BatchOutcome = { requestId: string; recordId: string } | { requestId: string; error: string }

/** A page may hold fewer than asked for; only a null cursor says that it was the last. */
export interface Paged<T> {
  items: T[]
  cursor: string | null
}

/**
 * AgentCore Memory's semantics: events are immutable and expire (7–365 days, filtered on read); records are long-term,
 * found by meaning inside a namespace prefix. Short-term key-values and sessions are ours on top, on both sides the same.
 */
export interface AgentMemory {
  createEvent(call: CallContext, event: NewMemoryEvent): Promise<Answer<MemoryEvent>>
  /** Newest first by event time. */
  listEvents(call: CallContext, address: MemoryAddress, filter?: EventFilter): Promise<Answer<Paged<MemoryEvent>>>
  /** @throws PortError not_found */
  getEvent(call: CallContext, address: MemoryAddress, eventId: string): Promise<Answer<MemoryEvent>>
  /** @throws PortError not_found */
  deleteEvent(call: CallContext, address: MemoryAddress, eventId: string): Promise<Answer<{ eventId: string }>>
  /** Sessions with at least one event, in no particular order. */
  listSessions(
    call: CallContext,
    memoryId: string,
    actorId: string,
    page?: { limit?: number; cursor?: string },
  ): Promise<Answer<Paged<{ sessionId: string; createdAt: Date }>>>
  /** In no particular order. */
  listActors(
    call: CallContext,
    memoryId: string,
    page?: { limit?: number; cursor?: string },
  ): Promise<Answer<Paged<{ actorId: string }>>>
  /** Marks the session as begun, so that it is listed before its first message. */
  createSession(call: CallContext, address: MemoryAddress): Promise<Answer<MemoryAddress>>
  /** At most 100 records. */
  createRecords(call: CallContext, memoryId: string, records: NewMemoryRecord[]): Promise<Answer<BatchOutcome[]>>
  /** Best first, score descending; topK 1–100. */
  retrieveRecords(
    call: CallContext,
    memoryId: string,
    query: { namespacePrefix: string; text: string; topK?: number },
  ): Promise<Answer<(MemoryRecord & { score: number })[]>>
  /** In no particular order. */
  listRecords(
    call: CallContext,
    memoryId: string,
    query: { namespacePrefix: string; limit?: number; cursor?: string },
  ): Promise<Answer<Paged<MemoryRecord>>>
  /** @throws PortError not_found */
  updateRecord(
    call: CallContext,
    memoryId: string,
    recordId: string,
    change: { content?: string; namespaces?: string[] },
  ): Promise<Answer<MemoryRecord>>
  /** @throws PortError not_found */
  deleteRecord(call: CallContext, memoryId: string, recordId: string): Promise<Answer<{ recordId: string }>>
  /** Last write wins by order of arrival; value at most 32 KB as JSON. */
  putMemory(call: CallContext, memoryId: string, userId: string, key: string, value: Json): Promise<Answer<{ version: number }>>
  /** `value` is null when there is none. */
  getMemory(
    call: CallContext,
    memoryId: string,
    userId: string,
    key: string,
  ): Promise<Answer<{ value: Json; version: number } | null>>
}

const read = { kind: 'read', idempotent: true, needsCompleteMirror: false, budgetMs: 3_000 } as const
const readAll = { ...read, needsCompleteMirror: true } as const
const write = { kind: 'write', idempotent: true, needsCompleteMirror: false, budgetMs: 3_000 } as const

export const memoryOperations: Operations<AgentMemory> = {
  createEvent: write,
  listEvents: readAll,
  getEvent: read,
  deleteEvent: write,
  listSessions: readAll,
  listActors: readAll,
  createSession: write,
  createRecords: { ...write, budgetMs: 10_000 },
  retrieveRecords: readAll,
  listRecords: readAll,
  updateRecord: write,
  deleteRecord: write,
  putMemory: write,
  getMemory: read,
}
