import { createHash } from 'node:crypto'
import type { Json } from '@understudy/core'
import { walkPage, type HeldThing, type Inventory, type NewCall } from '../inventory.ts'
import type { Side } from '../side.ts'
import type { BackendCall, MemoryBackend, Page } from './backend.ts'
import type { MemoryEvent, MemoryRecord, Paged } from './port.ts'
import { MAX_PAGE } from './rules.ts'
import { isSessionMark } from './session-marks.ts'
import { isValueActor, latestValue } from './values.ts'

/** The same text for the same value, whatever order its keys came in. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key]!)}`)
    .join()}}`
}

const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(value)) as Json))
    .digest('hex')
    .slice(0, 32)

/** Each side gives ids of its own, so that what counts is what was said, when, on which branch. */
const eventDigest = (event: MemoryEvent): string =>
  isSessionMark(event) ? 'begun' : digestOf([event.eventTime, event.payload, event.branch, event.metadata])

/** Key-values: older versions and times are each side's own matter. */
function sessionDigest(actorId: string, events: readonly MemoryEvent[]): string {
  if (isValueActor(actorId)) return digestOf(latestValue(events))
  return digestOf(events.map(eventDigest).sort())
}

const recordDigest = (record: MemoryRecord): string => digestOf([record.namespaces, record.content, record.metadata])

/** Sessions with a digest of their events, then records by what they say. */
export function memoryInventory(side: Side, backend: MemoryBackend, names: (call: BackendCall) => Promise<string[]>): Inventory {
  async function* pages<T>(newCall: NewCall, next: (call: BackendCall, page: Page) => Promise<Paged<T>>) {
    let cursor: string | null = null
    do {
      const page = { limit: MAX_PAGE, ...(cursor === null ? {} : { cursor }) }
      const found: Paged<T> = await walkPage(side, newCall, (call) => next(call, page))
      yield found.items
      cursor = found.cursor
    } while (cursor !== null)
  }
  async function all<T>(newCall: NewCall, next: (call: BackendCall, page: Page) => Promise<Paged<T>>): Promise<T[]> {
    const found: T[] = []
    for await (const items of pages(newCall, next)) found.push(...items)
    return found
  }
  async function* sessions(newCall: NewCall, memoryId: string): AsyncGenerator<HeldThing[], void> {
    for (const { actorId } of await all(newCall, (call, page) => backend.listActors(call, memoryId, page)))
      for (const { sessionId } of await all(newCall, (call, page) => backend.listSessions(call, memoryId, actorId, page))) {
        const address = { memoryId, actorId, sessionId }
        const events = await all(newCall, (call, page) => backend.listEvents(call, address, { ...page, metadata: {} }))
        if (events.length > 0)
          yield [{ key: `events:${memoryId}:${actorId}:${sessionId}`, digest: sessionDigest(actorId, events) }]
      }
  }
  async function* records(newCall: NewCall, memoryId: string): AsyncGenerator<HeldThing[], void> {
    const copies = new Map<string, number>()
    const query = { namespacePrefix: '/' }
    for await (const items of pages(newCall, (call, page) => backend.listRecords(call, memoryId, { ...page, ...query })))
      for (const record of items) {
        const key = `records:${memoryId}:${record.namespaces.join()}:${recordDigest(record)}`
        copies.set(key, (copies.get(key) ?? 0) + 1)
      }
    yield [...copies].map(([key, count]) => ({ key, digest: String(count) }))
  }
  return {
    groups: (newCall) => walkPage(side, newCall, names),
    async *things(newCall, memoryId) {
      yield* sessions(newCall, memoryId)
      yield* records(newCall, memoryId)
    },
  }
}
