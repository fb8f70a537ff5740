import type { HeldPermit } from '../permit.ts'
import type { BreakerSettings } from '../settings.ts'

/** One call a second gets through whatever the share, or a port with few calls would never show that it is well. */
const TRICKLE_MS = 1000
/** Good calls further apart than this earn no more for it: hours of silence prove nothing. */
const LONGEST_STEP_MS = 10_000
const COUNTED_MS = 10_000
/** Lowered at most so often: calls that were all under way at once are one piece of news. */
const LOWERING_PAUSE_MS = 1000

type Refusal = 'probe_running' | 'share'

/**
 * HALF_OPEN's way back: one probe, then a share of the calls that grows while they go well and shrinks when they do not
 * (additive increase, multiplicative decrease: Chiu and Jain 1989). The share grows with time between good calls, so that
 * busy and quiet ports come back equally fast; with no calls it stands still.
 */
export class Recovery {
  /** 0 while the probe is out or awaited. */
  share: number
  probe: HeldPermit | null = null
  #admittedMs: number
  #steppedMs: number
  #loweredMs = -Infinity
  #countedSinceMs: number
  #calls = 0
  #bad = 0

  constructor(share: number, nowMs: number) {
    this.share = share
    this.#admittedMs = -Infinity
    this.#steppedMs = nowMs
    this.#countedSinceMs = nowMs
  }

  /** Why no call may go now, or null: then one goes, and while the share is 0 it is the probe. */
  refuses(nowMs: number, random: () => number): Refusal | null {
    if (this.probe !== null) return 'probe_running'
    if (nowMs - this.#admittedMs < TRICKLE_MS && random() >= this.share) return 'share'
    this.#admittedMs = nowMs
    return null
  }

  /** The probe said nothing of health: the next caller may be it, at once. */
  releaseProbe(): void {
    this.probe = null
    this.#admittedMs = -Infinity
  }

  /** The probe met a provider that asks for less: it is alive, but the next one waits its second. */
  postponeProbe(nowMs: number): void {
    this.probe = null
    this.#admittedMs = nowMs
  }

  /** The probe was answered: from here on a share of the calls goes. */
  begin(nowMs: number, { rampPerSecond }: BreakerSettings): void {
    this.probe = null
    this.share = rampPerSecond
    this.#steppedMs = nowMs
    this.#countedSinceMs = nowMs
  }

  /** @returns whether all calls may go again */
  countGood(nowMs: number, settings: BreakerSettings): boolean {
    this.#count(nowMs)
    if (this.#isTooBad(settings)) return false
    const sinceMs = Math.min(nowMs - this.#steppedMs, LONGEST_STEP_MS)
    this.#steppedMs = nowMs
    this.share = Math.min(1, this.share + (settings.rampPerSecond * sinceMs) / 1000)
    return this.share >= 1
  }

  countBad(nowMs: number, settings: BreakerSettings): void {
    this.#count(nowMs)
    this.#bad++
    if (!this.#isTooBad(settings) || nowMs - this.#loweredMs < LOWERING_PAUSE_MS) return
    this.share = Math.max(settings.rampPerSecond, this.share * settings.rampFactor)
    this.#loweredMs = nowMs
    this.#steppedMs = nowMs
    this.#startCounting(nowMs)
  }

  #count(nowMs: number): void {
    if (nowMs - this.#countedSinceMs >= COUNTED_MS) this.#startCounting(nowMs)
    this.#calls++
  }

  #startCounting(nowMs: number): void {
    this.#countedSinceMs = nowMs
    this.#calls = 0
    this.#bad = 0
  }

  /**
   * More than chance would have it: two standard deviations above the rate. Without the margin a provider that always fails
   * one call in two hundred would be sent back again and again by the luck of single seconds.
   */
  #isTooBad({ rampBadRate }: BreakerSettings): boolean {
    const expected = this.#calls * rampBadRate
    return this.#bad > expected + 2 * Math.sqrt(expected * (1 - rampBadRate))
  }
}
