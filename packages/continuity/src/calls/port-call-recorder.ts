import { systemActor, type Json, type TenantRef } from '@understudy/core'
import { withTenant, type Database, type Prisma } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'
import type { Attempt, PortCallView } from '../schema.ts'

/** Everything a row of a port call holds. */
export interface RecordedCall extends Omit<PortCallView, 'attempts'> {
  readonly tenant: TenantRef
  readonly attempts: readonly Attempt[]
}

/** Milliseconds a call waits at most for others to be written with. */
const BATCH_MS = 500
const BATCH_ROWS = 500
const QUEUE_ROWS = 10_000
const TRIES = 3

interface Queued {
  readonly call: RecordedCall
  tries: number
}

/**
 * Writes port calls in small batches, off the calls' own path. The queue is bounded: beyond it the oldest are dropped and
 * counted, because a record must never slow down or fail what it records.
 */
export class PortCallRecorder {
  readonly #db: Database
  readonly #log: Logger
  #queue: Queued[] = []
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()
  #dropped = 0

  constructor(db: Database, log: Logger) {
    this.#db = db
    this.#log = log
  }

  /** Calls that were never written, since the start of the process. */
  get dropped(): number {
    return this.#dropped
  }

  record(call: RecordedCall): void {
    this.#queue.push({ call, tries: 0 })
    if (this.#queue.length > QUEUE_ROWS) this.#drop(this.#queue.splice(0, this.#queue.length - QUEUE_ROWS).length)
    this.#timer ??= setTimeout(() => void this.flush(), BATCH_MS)
  }

  /** Resolves once everything recorded before it is written, or given up. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#flushing = this.#flushing.then(() => this.#writeAll())
    return this.#flushing
  }

  async #writeAll(): Promise<void> {
    const waiting = this.#queue
    this.#queue = []
    const byTenant = Map.groupBy(waiting, ({ call }) => call.tenant.id)
    for (const rows of byTenant.values())
      for (let start = 0; start < rows.length; start += BATCH_ROWS) await this.#write(rows.slice(start, start + BATCH_ROWS))
  }

  async #write(rows: Queued[]): Promise<void> {
    const tenant = rows[0]!.call.tenant
    const data = rows.map(({ call }) => toRow(call))
    try {
      await withTenant(this.#db, { tenant, actor: systemActor('continuity') }, (tx) =>
        tx.portCall.createMany({ data, skipDuplicates: true }),
      )
    } catch (error) {
      for (const row of rows) row.tries += 1
      const again = rows.filter((row) => row.tries < TRIES)
      this.#log.warn({ error, rows: rows.length, tenant: tenant.slug }, 'port calls could not be written')
      this.#drop(rows.length - again.length)
      this.#queue.unshift(...again)
      if (again.length > 0) this.#timer ??= setTimeout(() => void this.flush(), BATCH_MS * 2)
    }
  }

  #drop(count: number): void {
    if (count === 0) return
    this.#dropped += count
    this.#log.warn({ count, total: this.#dropped }, 'port calls dropped from the record')
  }
}

const toRow = ({ tenant, attempts, ...call }: RecordedCall): Prisma.PortCallCreateManyInput => ({
  ...call,
  tenantId: tenant.id,
  attempts: attempts as Attempt[] as Json as Prisma.InputJsonArray,
})
