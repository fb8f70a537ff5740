import type { Clock } from '@understudy/core'
import { withLimitSettings, type LimitSettings } from './limit-settings.ts'
import { nextLimit } from './next-limit.ts'
import { UsualLatency } from './usual-latency.ts'

/**
 * How many calls may be under way at once to one other side: additive increase while answers take as long as usual, multiplicative
 * decrease when they take longer or when the other side says that it is too much. It only ever limits us, and says nothing of
 * the other side's health. O(1), no timer: windows end with the first answer after their time.
 */
export class AdaptiveLimit {
  readonly #settings: LimitSettings
  readonly #clock: Clock
  readonly #usual: UsualLatency
  #limit: number
  #windowSinceMs: number
  #loweredMs = -Infinity
  #latencies = 0
  #answers = 0
  #inFlight = 0

  /** @throws RangeError for settings that make no sense */
  constructor(clock: Clock, given: Partial<LimitSettings> = {}) {
    this.#settings = withLimitSettings(given)
    this.#clock = clock
    this.#usual = new UsualLatency(this.#settings.usualWindows)
    this.#limit = this.#settings.most
    this.#windowSinceMs = clock.monotonicMs()
  }

  /** Calls at once, from `least` to `most`. */
  get current(): number {
    return Math.floor(this.#limit)
  }

  /** As low as it goes: more than that is still too much. */
  get isLeast(): boolean {
    return this.current <= this.#settings.least
  }

  /**
   * A call was answered.
   *
   * @param latency above 0, always in one unit: milliseconds, or multiples of what such a call usually takes
   * @param inFlight calls under way when it began, itself included
   */
  answered(latency: number, inFlight: number): void {
    if (!(latency > 0)) return
    this.#latencies += latency
    this.#answers++
    this.#inFlight = Math.max(this.#inFlight, inFlight)
    const { windowMs, windowAnswers } = this.#settings
    if (this.#answers < windowAnswers || this.#clock.monotonicMs() - this.#windowSinceMs < windowMs) return
    const mean = this.#latencies / this.#answers
    this.#limit = nextLimit(
      this.#limit,
      { latency: mean, usual: this.#usual.add(mean), inFlight: this.#inFlight },
      this.#settings,
    )
    this.#startWindow()
  }

  /**
   * The other side asked for less. Calls that were under way together are one piece of news: it lowers once a window, from what
   * was really under way, for a limit far above that would take many windows to be felt.
   *
   * @param inFlight the most calls that were under way with it, itself included
   */
  overloaded(inFlight: number): void {
    const nowMs = this.#clock.monotonicMs()
    const { least, decrease, windowMs } = this.#settings
    if (nowMs - this.#loweredMs < windowMs) return
    this.#loweredMs = nowMs
    this.#limit = Math.max(least, Math.min(this.#limit, inFlight) * decrease)
    this.#startWindow()
  }

  #startWindow(): void {
    this.#windowSinceMs = this.#clock.monotonicMs()
    this.#latencies = 0
    this.#answers = 0
    this.#inFlight = 0
  }
}
