import type { TenantRef } from '@understudy/core'
import type { Attempt } from '../within-deadline.ts'
import type { BatchOutcome, MemoryAddress, MemoryEvent, MemoryPayload, MemoryRecord, NewMemoryRecord, Paged } from './port.ts'

export interface BackendCall {
  readonly tenant: TenantRef
  readonly attempt: Attempt
  /** See CallContext. */
  readonly mayRepeat?: boolean
}

export interface EventToStore extends MemoryAddress {
  readonly eventTime: Date
  readonly payload: MemoryPayload[]
  readonly branch?: { readonly name: string; readonly rootEventId: string }
  readonly metadata: Record<string, string>
  /** A repeat answers with the first one's event. */
  readonly clientToken: string
}

export interface Page {
  readonly limit: number
  readonly cursor?: string
}

export interface EventPage extends Page {
  readonly branch?: string
  readonly metadata: Record<string, string>
}

export interface RecordQuery {
  readonly namespacePrefix: string
  readonly text: string
  readonly topK: number
}

/** What a side implements: requests that passed the port's rules, answers without their envelope, errors of any kind. */
export interface MemoryBackend {
  createEvent(call: BackendCall, event: EventToStore): Promise<MemoryEvent>
  /** Newest first. */
  listEvents(call: BackendCall, address: MemoryAddress, page: EventPage): Promise<Paged<MemoryEvent>>
  getEvent(call: BackendCall, address: MemoryAddress, eventId: string): Promise<MemoryEvent>
  deleteEvent(call: BackendCall, address: MemoryAddress, eventId: string): Promise<void>
  listSessions(
    call: BackendCall,
    memoryId: string,
    actorId: string,
    page: Page,
  ): Promise<Paged<{ sessionId: string; createdAt: Date }>>
  listActors(call: BackendCall, memoryId: string, page: Page): Promise<Paged<{ actorId: string }>>
  createRecords(
    call: BackendCall,
    memoryId: string,
    records: readonly NewMemoryRecord[],
    clientToken: string,
  ): Promise<BatchOutcome[]>
  retrieveRecords(call: BackendCall, memoryId: string, query: RecordQuery): Promise<(MemoryRecord & { score: number })[]>
  listRecords(
    call: BackendCall,
    memoryId: string,
    query: Page & { readonly namespacePrefix: string },
  ): Promise<Paged<MemoryRecord>>
  updateRecord(
    call: BackendCall,
    memoryId: string,
    recordId: string,
    change: { content?: string; namespaces?: string[] },
  ): Promise<MemoryRecord>
  deleteRecord(call: BackendCall, memoryId: string, recordId: string): Promise<void>
}
