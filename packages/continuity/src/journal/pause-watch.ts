import type { Clock } from '@understudy/core'

const TICK_MS = 1_000
/** Others take a process for gone whose heart has been silent for 8 s; it beats every 2 s. */
const TOO_LONG_MS = 5_000

/**
 * Whether this process stood still (stopped, swapped out, its machine suspended) for so long that others may have taken it for gone
 * and given up what it had under way.
 */
export class PauseWatch {
  readonly #clock: Clock
  #tickedMs: number
  #wokeMs = -Infinity

  constructor(clock: Clock) {
    this.#clock = clock
    this.#tickedMs = clock.monotonicMs()
    setInterval(() => this.#tick(), TICK_MS).unref()
  }

  /** @param sinceMs on the monotonic clock */
  stoodStillSince(sinceMs: number): boolean {
    this.#tick()
    return this.#wokeMs >= sinceMs
  }

  #tick(): void {
    const nowMs = this.#clock.monotonicMs()
    if (nowMs - this.#tickedMs > TOO_LONG_MS) this.#wokeMs = nowMs
    this.#tickedMs = nowMs
  }
}
