import type { Clock } from '@understudy/core'

/** Of the live writes per second. */
const SHARE_OF_LIVE = 0.2
/** Per second: little enough for any account to bear beside live calls, enough to hand a million writes over in a quarter of an hour. */
const ALWAYS_ALLOWED = 1_500
const START = 200
const LEAST = 10
const GROWTH_PER_S = 25
const SHRINK = 0.5
/**
 * Milliseconds: a side that usually takes longer has more before it than it can do, and live calls and probes stand in the same queue.
 * One that took long, say for being large, counts as so much at most, and by so much of the average.
 */
const SLOW_MS = 500
const LONGEST_MS = 2_000
const WEIGHT = 0.1

/**
 * How fast waiting writes are handed to AWS: at most a fifth of the live rate or a floor, growing by addition, halved whenever AWS
 * asks for less or becomes slow, at most once a second.
 */
export class Pace {
  readonly #clock: Clock
  #limit = START
  #ceiling = ALWAYS_ALLOWED
  #changedMs: number
  #shrunkMs = -Infinity
  #nextMs = 0
  /** Usually. */
  #tookMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
    this.#changedMs = clock.monotonicMs()
  }

  /** Per second. */
  get limitPerS(): number {
    return this.#limit
  }

  /** @param perS live writes per second, as measured */
  liveRate(perS: number): void {
    this.#ceiling = Math.max(ALWAYS_ALLOWED, perS * SHARE_OF_LIVE)
    this.#limit = Math.min(this.#limit, this.#ceiling)
  }

  overloaded(): void {
    const nowMs = this.#clock.monotonicMs()
    if (nowMs - this.#shrunkMs < 1_000) return
    this.#limit = Math.max(LEAST, this.#limit * SHRINK)
    this.#shrunkMs = nowMs
    this.#changedMs = nowMs
  }

  /** One was answered, in so many milliseconds. */
  answered(tookMs: number): void {
    this.#tookMs += WEIGHT * (Math.min(LONGEST_MS, tookMs) - this.#tookMs)
    if (this.#tookMs > SLOW_MS) this.overloaded()
  }

  /** Milliseconds to wait before the next one. */
  take(): number {
    const nowMs = this.#clock.monotonicMs()
    if (nowMs - this.#changedMs >= 1_000) {
      this.#limit = Math.min(this.#ceiling, this.#limit + GROWTH_PER_S)
      this.#changedMs = nowMs
    }
    this.#nextMs = Math.max(this.#nextMs, nowMs) + 1_000 / this.#limit
    return Math.max(0, this.#nextMs - 1_000 / this.#limit - nowMs)
  }
}
