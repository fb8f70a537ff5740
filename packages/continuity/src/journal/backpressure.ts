import type { Clock } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import { countUnsettled } from './alarms/count-unsettled.ts'
import { RefusalRecorder } from './refusal-recorder.ts'
import { JournalFullError } from './unwritable.ts'

/** Milliseconds between two counts at least; a slow count is repeated less often. */
const EVERY_MS = 5_000
const TIMES_ITS_COST = 20

/** Bounds what may wait: counted now and then, and by this process's own writes in between. */
export class Backpressure {
  readonly #db: Database
  readonly #clock: Clock
  readonly #limit: number
  readonly #refusals: RefusalRecorder
  #waiting = 0
  #since = 0
  #nextMs = -Infinity
  #counting = false

  constructor(db: Database, clock: Clock, limit: number) {
    this.#db = db
    this.#clock = clock
    this.#limit = limit
    this.#refusals = new RefusalRecorder(db, clock)
  }

  /** @throws JournalFullError */
  admit(): void {
    if (this.#clock.monotonicMs() >= this.#nextMs && !this.#counting) void this.#count()
    if (this.#waiting + this.#since >= this.#limit) {
      this.#refusals.refused()
      throw new JournalFullError('too many writes wait')
    }
    this.#since += 1
  }

  async #count(): Promise<void> {
    this.#counting = true
    const startedMs = this.#clock.monotonicMs()
    try {
      this.#waiting = await asSystem(this.#db, 'continuity.journal', (tx) => countUnsettled(tx, this.#limit))
      this.#since = 0
    } catch {
      // The write itself will say that the database is away; the last count holds meanwhile.
      this.#since = 0
    } finally {
      const nowMs = this.#clock.monotonicMs()
      this.#nextMs = nowMs + Math.max(EVERY_MS, (nowMs - startedMs) * TIMES_ITS_COST)
      this.#counting = false
    }
  }
}
