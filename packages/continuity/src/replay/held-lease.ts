import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'
import { releaseLease, takeLease, type Lease } from '../fleet/lease.ts'

const TTL_MS = 10_000
/** By this process's clock: it stops before others may begin. */
const TRUSTED_MS = 7_000

/** One replayer in the whole fleet; the epoch fences what one still writes that has lost it. */
export class HeldLease {
  readonly #db: Database
  readonly #clock: Clock
  readonly #log: Logger
  readonly #holder: string
  #lease: Lease | null = null
  #renewedMs = -Infinity

  constructor({ db, clock, log }: { db: Database; clock: Clock; log: Logger }, holder: string) {
    this.#db = db
    this.#clock = clock
    this.#log = log
    this.#holder = holder
  }

  /** Null while somebody else holds it, and when it could not be renewed in time. */
  get current(): Lease | null {
    return this.#clock.monotonicMs() - this.#renewedMs < TRUSTED_MS ? this.#lease : null
  }

  async renew(): Promise<void> {
    const askedMs = this.#clock.monotonicMs()
    const before = this.#lease
    this.#lease = await takeLease(this.#db, 'replayer', this.#holder, TTL_MS)
    this.#renewedMs = askedMs
    if (this.#lease && before?.epoch !== this.#lease.epoch) this.#log.info({ epoch: this.#lease.epoch }, 'replaying from here')
  }

  async release(): Promise<void> {
    const lease = this.#lease
    this.#lease = null
    if (lease) await releaseLease(this.#db, lease)
  }
}
