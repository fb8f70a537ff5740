import { Refusal, type EventToStore } from '@understudy/ports/backends'
import type { BatchOutcome, MemoryAddress, MemoryEvent, MemoryRecord, NewMemoryRecord, Paged } from '@understudy/ports/memory'

const ownId = ({ memoryId, actorId, sessionId }: MemoryAddress): string => JSON.stringify([memoryId, actorId, sessionId])

/** One tenant's memories on one side, as AgentCore keeps them: a client token that was there before answers with what it made then. */
export class MemoryShelf {
  readonly #prefix: string
  readonly #now: () => Date
  readonly #events = new Map<string, MemoryEvent>()
  readonly #records = new Map<string, MemoryRecord & { readonly memoryId: string }>()
  readonly #eventByToken = new Map<string, MemoryEvent>()
  readonly #recordByToken = new Map<string, string>()
  #made = 0

  constructor(prefix: string, now: () => Date) {
    this.#prefix = prefix
    this.#now = now
  }

  createEvent(event: EventToStore): MemoryEvent {
    const known = this.#eventByToken.get(`${event.memoryId} ${event.clientToken}`)
    if (known) return known
    const { memoryId, actorId, sessionId, eventTime, payload, metadata, branch } = event
    const eventId = `${String(this.#next()).padStart(19, '0')}#${this.#prefix}`
    const made = { memoryId, actorId, sessionId, eventTime, payload, metadata, branch: branch?.name ?? 'main', eventId }
    this.#events.set(eventId, made)
    this.#eventByToken.set(`${memoryId} ${event.clientToken}`, made)
    return made
  }

  events(): MemoryEvent[] {
    return [...this.#events.values()]
  }

  /** Newest first, in one page. */
  listEvents(address: MemoryAddress, branch: string | undefined, metadata: Record<string, string>): Paged<MemoryEvent> {
    const items = this.events()
      .filter((event) => ownId(event) === ownId(address) && (branch === undefined || event.branch === branch))
      .filter((event) => Object.entries(metadata).every(([key, value]) => event.metadata[key] === value))
      .sort((a, b) => b.eventTime.getTime() - a.eventTime.getTime() || (a.eventId < b.eventId ? 1 : -1))
    return { items, cursor: null }
  }

  getEvent(address: MemoryAddress, eventId: string): MemoryEvent {
    const event = this.#events.get(eventId)
    if (!event || ownId(event) !== ownId(address)) throw new Refusal('ResourceNotFound')
    return event
  }

  deleteEvent(address: MemoryAddress, eventId: string): void {
    this.getEvent(address, eventId)
    this.#events.delete(eventId)
  }

  listSessions(memoryId: string, actorId: string): Paged<{ sessionId: string; createdAt: Date }> {
    const own = this.events().filter((event) => event.memoryId === memoryId && event.actorId === actorId)
    const names = [...new Set(own.map(({ sessionId }) => sessionId))].sort()
    return { items: names.map((sessionId) => ({ sessionId, createdAt: this.#now() })), cursor: null }
  }

  listActors(memoryId: string): Paged<{ actorId: string }> {
    const names = new Set(this.events().flatMap((event) => (event.memoryId === memoryId ? [event.actorId] : [])))
    return { items: [...names].sort().map((actorId) => ({ actorId })), cursor: null }
  }

  createRecords(memoryId: string, records: readonly NewMemoryRecord[], token: string): BatchOutcome[] {
    return records.map(({ requestId, namespaces, content, metadata = {} }) => {
      const key = `${memoryId} ${token} ${requestId}`
      const known = this.#recordByToken.get(key)
      if (known !== undefined) return { requestId, recordId: known }
      const recordId = `mem-${this.#prefix}-${String(this.#next()).padStart(6, '0')}`
      const at = this.#now()
      this.#records.set(recordId, { memoryId, recordId, namespaces, content, metadata, createdAt: at, updatedAt: at })
      this.#recordByToken.set(key, recordId)
      return { requestId, recordId }
    })
  }

  records(memoryId: string, namespacePrefix: string): MemoryRecord[] {
    return [...this.#records.values()].filter(
      (record) => record.memoryId === memoryId && record.namespaces.some((each) => each.startsWith(namespacePrefix)),
    )
  }

  updateRecord(memoryId: string, recordId: string, change: { content?: string; namespaces?: string[] }): MemoryRecord {
    const record = this.#record(memoryId, recordId)
    const changed = { ...record, ...change, updatedAt: this.#now() }
    this.#records.set(recordId, changed)
    return changed
  }

  deleteRecord(memoryId: string, recordId: string): void {
    this.#record(memoryId, recordId)
    this.#records.delete(recordId)
  }

  memories(): string[] {
    return [...new Set([...this.events(), ...this.#records.values()].map(({ memoryId }) => memoryId))].sort()
  }

  #record(memoryId: string, recordId: string) {
    const record = this.#records.get(recordId)
    if (record?.memoryId !== memoryId) throw new Refusal('ResourceNotFound')
    return record
  }

  #next(): number {
    this.#made += 1
    return this.#made
  }
}
