import type { CallCounts } from '../counts/call-window.ts'
import type { CallKind } from '../permit.ts'
import type { RuleReading } from '../counts/trip-rules.ts'
import type { BreakerState, TripEvidence } from '../transition.ts'

export interface KindSnapshot extends CallCounts {
  /** In a row, up to now. */
  readonly consecutiveFailures: number
  /** One a second, oldest first; the last is the second going on. */
  readonly buckets: readonly CallCounts[]
}

/** A breaker as the console shows it. Moments are on the monotonic clock, in milliseconds. */
export interface BreakerSnapshot {
  readonly key: string
  readonly state: BreakerState
  /** Admitted, 0 to 1. */
  readonly share: number
  readonly generation: number
  readonly sinceMs: number
  /** Null unless OPEN. */
  readonly openUntilMs: number | null
  readonly isObserved: boolean
  readonly inFlight: number
  /** Calls that ended in a later generation than they began in: counted here and nowhere else. */
  readonly lateCalls: number
  readonly kinds: Readonly<Record<CallKind, KindSnapshot>>
  readonly probes: { readonly failedInRow: number; readonly succeededInRow: number }
  readonly rules: readonly RuleReading[]
  readonly lastError: string | null
  /** Why it last opened by its own evidence. */
  readonly lastTrip: { readonly evidence: TripEvidence; readonly atMonotonicMs: number } | null
}
