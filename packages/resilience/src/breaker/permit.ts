import type { Breaker } from './breaker.ts'

export type CallKind = 'read' | 'write'

/**
 * How a call ended, as far as its provider's health goes.
 * - `success` it answered (also with the caller's own error); `slow` it answered, too late to be called well.
 * - `failure` the provider's fault; `unknown` no answer, so whether it happened is open: counted as a failure.
 * - `throttled` alive and asking for less: no failure for the trip rules, but it holds HALF_OPEN back.
 * - `ignored`, `cancelled` say nothing of the provider: the permit is given back, nothing is counted.
 */
export type CallOutcome = 'success' | 'failure' | 'slow' | 'throttled' | 'ignored' | 'cancelled' | 'unknown'

/** The right to make one call. Give it back with `settle`, once. */
export interface Permit {
  readonly key: string
  readonly kind: CallKind
  /** The breaker's generation when it was given; in a later one its outcome moves nothing. */
  readonly generation: number
  /** The one call by which HALF_OPEN finds out. */
  readonly isProbe: boolean
}

/** `untilMs` is a moment on the monotonic clock before which asking again is in vain. */
export interface Denial {
  readonly permit?: undefined
  readonly denied: true
  readonly reason: 'open' | 'share' | 'probe_running'
  readonly untilMs?: number
}

export interface Grant {
  readonly permit: Permit
  readonly denied?: undefined
  readonly reason?: undefined
}

export type Admission = Grant | Denial

/** A permit as its breaker keeps it: linked to those given before and after it. */
export class HeldPermit implements Permit {
  readonly key: string
  readonly kind: CallKind
  readonly generation: number
  readonly isProbe: boolean
  readonly breaker: Breaker
  readonly acquiredMs: number
  isSettled = false
  older: HeldPermit | null = null
  newer: HeldPermit | null = null

  constructor(breaker: Breaker, kind: CallKind, isProbe: boolean, nowMs: number) {
    this.key = breaker.key
    this.kind = kind
    this.generation = breaker.generation
    this.isProbe = isProbe
    this.breaker = breaker
    this.acquiredMs = nowMs
  }
}
