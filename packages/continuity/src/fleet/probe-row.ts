import type { Clock } from '@understudy/core'
import type { Finding } from '../health/probe.ts'

/** How long to wait between two probes, in milliseconds. */
export interface ProbePace {
  readonly calmMs: number
  /** While the last one failed, or a side is on its way back. */
  readonly alertMs: number
}

/** Active probes of one side of one port, in a row: results of one kind, and when the next is due. */
export class ProbeRow {
  readonly #clock: Clock
  readonly #pace: ProbePace
  #isBusy = false
  #okInRow = 0
  #failedInRow = 0
  #okSinceMs = 0
  #failedSinceMs = 0
  #dueMs = -Infinity
  #lastError: string | null = null

  constructor(clock: Clock, pace: ProbePace) {
    this.#clock = clock
    this.#pace = pace
  }

  /** The next is due from now on, not from its end: one that hangs would delay what is to confirm it. */
  begin(): void {
    this.#isBusy = true
    this.#dueMs = this.#clock.monotonicMs() + this.#pace.calmMs
  }

  isDue(isAlert: boolean): boolean {
    if (this.#isBusy) return false
    const nowMs = this.#clock.monotonicMs()
    return nowMs >= (isAlert ? Math.min(this.#dueMs, this.#dueMs - this.#pace.calmMs + this.#pace.alertMs) : this.#dueMs)
  }

  /** What it saw before a side was tripped says nothing of whether the side answers again. */
  startOver(): void {
    this.#okInRow = 0
    this.#failedInRow = 0
  }

  take({ state, detail }: Finding): void {
    const nowMs = this.#clock.monotonicMs()
    this.#isBusy = false
    if (state === 'ok') {
      if (this.#okInRow === 0) this.#okSinceMs = nowMs
      this.#okInRow += 1
      this.#failedInRow = 0
    } else if (state === 'down') {
      if (this.#failedInRow === 0) this.#failedSinceMs = nowMs
      this.#failedInRow += 1
      this.#okInRow = 0
      this.#lastError = detail
    }
  }

  get facts() {
    return {
      okInRow: this.#okInRow,
      okSinceMs: this.#okSinceMs,
      failedInRow: this.#failedInRow,
      failedSinceMs: this.#failedSinceMs,
      lastError: this.#lastError,
    }
  }
}
