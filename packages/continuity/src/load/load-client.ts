import { createHash, randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { PortError, type Answer, type CallContext, type Ports } from '@understudy/ports'
import { nowMs, type Begun, type CallOutcome, type Ended } from './history.ts'
import { reads, writes, type Mark } from './load-kinds.ts'
import type { LoadPlan, LoadRates } from './plan.ts'
import { slotsOf, type Slot } from './slots.ts'

const TICK_MS = 5
/** Bytes beside what tells a body's write: an ordinary small document. */
const PADDING = 'x'.repeat(160)

export interface LoadClientOptions {
  readonly plan: LoadPlan
  readonly portsOf: (scope: { tenant: TenantRef }) => Ports
  readonly write: (line: Begun | Ended) => void
}

/** Makes so many calls a second whether or not earlier ones were answered; one at a time for each key. */
export class LoadClient {
  readonly #options: LoadClientOptions
  readonly #slots: readonly Slot[]
  readonly #running = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #rates: LoadRates
  #tickedMs = 0
  #owed = { writes: 0, reads: 0 }
  #next = 0
  #nextRead = 0
  #nth = 0
  /** Calls that were not made because every key was busy. */
  notMade = 0

  constructor(options: LoadClientOptions) {
    this.#options = options
    this.#rates = options.plan
    this.#slots = slotsOf(options.plan)
  }

  start(): void {
    this.#tickedMs = nowMs()
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  /** Resolves when every call that was made is over. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all(this.#running)
  }

  setRates(rates: LoadRates): void {
    this.#rates = rates
  }

  #tick(): void {
    const atMs = nowMs()
    const elapsedS = (atMs - this.#tickedMs) / 1_000
    this.#tickedMs = atMs
    this.#owed.writes += elapsedS * this.#rates.writesPerS
    this.#owed.reads += elapsedS * this.#rates.readsPerS
    for (; this.#owed.writes >= 1; this.#owed.writes--) this.#begin(this.#freeSlot(), (slot) => this.#write(slot))
    for (; this.#owed.reads >= 1; this.#owed.reads--) {
      const written = this.#writtenSlot()
      if (written) this.#begin(written, (slot) => this.#read(slot))
    }
  }

  #begin(slot: Slot | undefined, work: (slot: Slot) => Promise<void>): void {
    if (!slot) {
      this.notMade += 1
      return
    }
    const running = work(slot)
    this.#running.add(running)
    void running.finally(() => this.#running.delete(running))
  }

  #freeSlot(): Slot | undefined {
    for (let tried = 0; tried < this.#slots.length; tried++) {
      const slot = this.#slots[this.#next++ % this.#slots.length]!
      if (!slot.isBusy && slot.kind !== 'ask') return slot
    }
    return undefined
  }

  /** One of this client's own keys whose newest write was answered, or a model. */
  #writtenSlot(): Slot | undefined {
    for (let tried = 0; tried < this.#slots.length; tried++) {
      const slot = this.#slots[this.#nextRead++ % this.#slots.length]!
      if (slot.kind === 'ask' || (slot.kind in reads && !slot.isShared && slot.acknowledged > 0)) return slot
    }
    return undefined
  }

  async #write(slot: Slot): Promise<void> {
    const { kind, key, tenant } = slot
    if (kind === 'ask') return
    slot.isBusy = true
    const sequence = ++slot.begun
    const mark: Mark = { operationId: `load-${randomUUID()}`, sequence }
    const body = Buffer.from(JSON.stringify({ ...mark, tenant: tenant.slug, key, padding: PADDING }))
    const etag = kind === 'put' ? `"${createHash('md5').update(body).digest('hex')}"` : null
    const write = { ...mark, tenant: tenant.slug, key, body }
    const isOk = await this.#call(slot, kind, { ...mark, etag }, (ports, call) => writes[kind](ports, call, write))
    if (isOk) slot.acknowledged = sequence
    slot.isBusy = false
  }

  async #read(slot: Slot): Promise<void> {
    if (slot.kind === 'event') return
    const { kind, read } = reads[slot.kind]
    const about = { operationId: `load-${randomUUID()}`, sequence: slot.acknowledged, etag: null }
    await this.#call(slot, kind, about, (ports, call) => read(ports, call, slot.key))
  }

  async #call(
    { tenant, key }: Slot,
    kind: Begun['kind'],
    about: Mark & { etag: string | null },
    work: (ports: Ports, call: CallContext) => Promise<Answer<unknown> & { seen?: number }>,
  ): Promise<boolean> {
    const { plan, portsOf, write } = this.#options
    const nth = ++this.#nth
    write({ nth, atMs: nowMs(), kind, tenant: tenant.slug, key, ...about })
    const call = { tenant, operationId: operationId(about.operationId), deadline: Deadline.in(plan.deadlineMs) }
    const outcome = await work(portsOf({ tenant }), call).then(
      ({ servedBy, ageMs, seen }): CallOutcome => ({ ok: true, servedBy, ageMs, sequence: seen ?? null }),
      outcomeOf,
    )
    write({ ended: nth, atMs: nowMs(), outcome })
    return outcome.ok
  }
}

function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof PortError) {
    const { code, reason, verdict, maybeApplied, message } = error
    return { ok: false, code, reason, verdict, maybeApplied, message }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { ok: false, code: 'internal', reason: 'NoPortError', verdict: 'none', maybeApplied: true, message }
}
