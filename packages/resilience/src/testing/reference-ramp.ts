import { DEFAULT_SETTINGS as settings } from '../breaker/settings.ts'

interface Counted {
  readonly isBad: boolean
  readonly atMs: number
}

/** HALF_OPEN's share as its documentation says it, with a list of what was counted. */
export class ReferenceRamp {
  share: number
  #counted: Counted[] = []
  #sinceMs: number
  #steppedMs: number
  #loweredMs = -Infinity

  constructor(share: number, nowMs: number) {
    this.share = share
    this.#sinceMs = nowMs
    this.#steppedMs = nowMs
  }

  /** The probe was answered. */
  begin(nowMs: number): void {
    this.share = settings.rampPerSecond
    this.#steppedMs = nowMs
    this.#startCounting(nowMs)
  }

  count(isBad: boolean, nowMs: number): void {
    if (nowMs - this.#sinceMs >= 10_000) this.#startCounting(nowMs)
    this.#counted.push({ isBad, atMs: nowMs })
    if (isBad) this.#lower(nowMs)
    else this.#raise(nowMs)
  }

  #raise(nowMs: number): void {
    if (this.#isTooBad) return
    const seconds = Math.min(nowMs - this.#steppedMs, 10_000) / 1000
    this.#steppedMs = nowMs
    this.share = Math.min(1, this.share + settings.rampPerSecond * seconds)
  }

  #lower(nowMs: number): void {
    if (!this.#isTooBad || nowMs - this.#loweredMs < 1000) return
    this.share = Math.max(settings.rampPerSecond, this.share * settings.rampFactor)
    this.#loweredMs = nowMs
    this.#steppedMs = nowMs
    this.#startCounting(nowMs)
  }

  get #isTooBad(): boolean {
    const bad = this.#counted.filter(({ isBad }) => isBad).length
    const expected = this.#counted.length * settings.rampBadRate
    return bad > expected + 2 * Math.sqrt(expected * (1 - settings.rampBadRate))
  }

  #startCounting(nowMs: number): void {
    this.#counted = []
    this.#sinceMs = nowMs
  }
}
