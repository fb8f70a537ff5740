import type { Breaker } from './breaker.ts'
import { enterState } from './enter-state.ts'
import type { TripEvidence } from './transition.ts'

/** Opens on the breaker's own evidence; under OBSERVE nothing does. */
export function trip(breaker: Breaker, evidence: TripEvidence, nowMs: number): void {
  if (breaker.isObserved) return
  breaker.lastTrip = { evidence, atMonotonicMs: nowMs }
  enterState(breaker, { to: 'open', cause: 'trip', evidence }, nowMs)
}
