import { AppError, type Json } from '@understudy/core'
import type { EventFilter, MemoryAddress, MemoryPayload, NewMemoryEvent, NewMemoryRecord } from './port.ts'

export const MAX_PAGE = 100
const DEFAULT_PAGE = 20
const MAX_RECORDS = 100
/** Names, actors and metadata keys that begin so are the port's own. */
export const OWN = 'understudy-'

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,99}$/
const PATH_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_/-]{0,99}$/
const EVENT_ID = /^[0-9]+#[a-fA-F0-9]+$/
const METADATA_KEY = /^[a-zA-Z0-9 ._:/=+@-]{1,128}$/
const METADATA_VALUE = /^[a-zA-Z0-9 ._:/=+@-]{0,256}$/
const NAMESPACE = /^[a-zA-Z0-9/][a-zA-Z0-9_/-]{0,1022}$/
const REQUEST_ID = /^[a-zA-Z0-9_-]{1,80}$/

function refuse(message: string): never {
  throw new AppError('invalid_input', message)
}

/** @throws AppError invalid_input, like every check here */
export function checkMemoryId(memoryId: string): void {
  if (!PATH_NAME.test(memoryId))
    refuse('A memory id has up to 100 letters, digits, "-", "_" and "/", and begins with a letter or digit.')
}

export function checkActorId(actorId: string): void {
  if (!PATH_NAME.test(actorId))
    refuse('An actor id has up to 100 letters, digits, "-", "_" and "/", and begins with a letter or digit.')
  if (actorId.startsWith(OWN)) refuse(`Actor ids that begin with "${OWN}" are ours.`)
}

export function checkAddress(address: MemoryAddress): void {
  checkMemoryId(address.memoryId)
  checkActorId(address.actorId)
  if (!NAME.test(address.sessionId))
    refuse('A session id has up to 100 letters, digits, "-" and "_", and begins with a letter or digit.')
}

/** What cannot be an id of any event is an event that is not there. */
export const isEventId = (eventId: string): boolean => EVENT_ID.test(eventId)

function checkMetadata(metadata: Record<string, string>, maxPairs: number): void {
  const pairs = Object.entries(metadata)
  if (pairs.length > maxPairs) refuse(`Metadata has at most ${maxPairs} pairs here.`)
  for (const [key, value] of pairs) {
    if (!METADATA_KEY.test(key) || key.startsWith(OWN))
      refuse('A metadata key has up to 128 letters, digits, spaces and "._:/=+@-".')
    if (!METADATA_VALUE.test(value))
      refuse(`The metadata value of ${key} has more than letters, digits, spaces and "._:/=+@-", or over 256.`)
  }
}

function checkPayload(payload: readonly MemoryPayload[]): void {
  if (payload.length < 1 || payload.length > 100) refuse('An event holds 1 to 100 payloads.')
  for (const each of payload) {
    if (each.kind === 'message' && (each.text.length < 1 || each.text.length > 100_000))
      refuse('A message holds 1 to 100,000 characters.')
  }
}

const isTime = (value: Date): boolean => Number.isFinite(value.getTime())

export function checkNewEvent(event: NewMemoryEvent): void {
  checkAddress(event)
  if (!isTime(event.eventTime)) refuse('An event needs a time.')
  checkPayload(event.payload)
  checkMetadata(event.metadata ?? {}, 15)
  if (!event.branch) return
  if (!NAME.test(event.branch.name) || event.branch.name === 'main')
    refuse('A branch has a name of its own: up to 100 letters, digits, "-" and "_".')
  if (!isEventId(event.branch.rootEventId)) refuse('A branch begins at an event.')
}

export function checkEventFilter(filter: EventFilter): void {
  if (filter.branch !== undefined && !NAME.test(filter.branch)) refuse('This is not the name of a branch.')
  checkMetadata(filter.metadata ?? {}, 5)
}

export function checkNamespacePrefix(prefix: string): void {
  if (!NAMESPACE.test(prefix)) refuse('A namespace has letters, digits, "-", "_" and "/".')
}

export function checkContent(content: string): void {
  if (content.length < 1 || content.length > 16_000) refuse('A record holds 1 to 16,000 characters.')
}

export function checkNamespaces(namespaces: readonly string[]): void {
  if (namespaces.length !== 1) refuse('A record has one namespace.')
  for (const namespace of namespaces) checkNamespacePrefix(namespace)
}

export function checkBatch(records: readonly NewMemoryRecord[]): void {
  if (records.length < 1 || records.length > MAX_RECORDS) refuse(`A batch holds 1 to ${MAX_RECORDS} records.`)
  if (new Set(records.map((record) => record.requestId)).size !== records.length)
    refuse('Every record of a batch has a request id of its own.')
}

/** Of one entry of a batch: the others are not its fault. */
export function checkNewRecord(record: NewMemoryRecord): void {
  if (!REQUEST_ID.test(record.requestId)) refuse('A request id has up to 80 letters, digits, "-" and "_".')
  checkNamespaces(record.namespaces)
  checkContent(record.content)
  checkMetadata(record.metadata ?? {}, 15)
}

export function checkQuery(query: { namespacePrefix: string; text: string; topK?: number }): void {
  checkNamespacePrefix(query.namespacePrefix)
  if (query.text.trim() === '' || query.text.length > 10_000) refuse('A query holds 1 to 10,000 characters.')
  if (query.topK !== undefined) pageLimit(query.topK)
}

export function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_PAGE
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) refuse(`A page holds 1 to ${MAX_PAGE}.`)
  return limit
}

const MAX_VALUE_BYTES = 32 * 1024

export function checkValue(key: string, value: Json): void {
  if (key === '' || key.length > 200 || !key.isWellFormed()) refuse('A key has 1 to 200 characters.')
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_VALUE_BYTES) refuse('A value holds at most 32 KB as JSON.')
}
