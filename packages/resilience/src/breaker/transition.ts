import type { CallKind } from './permit.ts'

export type BreakerState = 'closed' | 'open' | 'half_open'

export type TripRule = 'consecutive' | 'failure_rate' | 'failure_rate_large' | 'slow_rate' | 'probes'

/** Why a breaker opened: `count` of `of` within `windowMs`. */
export interface TripEvidence {
  readonly rule: TripRule
  /** `probe`: active probes. A call's kind under the rule `probes`: the one call by which HALF_OPEN tried. */
  readonly kind: CallKind | 'probe'
  readonly count: number
  readonly of: number
  /** For runs in a row the time from the first to the last. */
  readonly windowMs: number
  readonly lastError: string | null
}

/**
 * `trip` a rule was met · `waited` the open time is over · `probes` active probes ended it early · `ramp` the share reached
 * 100 % · `adopted` another's word · `observed` OBSERVE lets everything through.
 */
export type TransitionCause = 'trip' | 'waited' | 'probes' | 'ramp' | 'adopted' | 'observed'

export interface Transition {
  readonly key: string
  readonly from: BreakerState
  readonly to: BreakerState
  readonly cause: TransitionCause
  readonly generation: number
  /** Admitted from here on, 0 to 1. */
  readonly share: number
  /** Null unless a rule was met. */
  readonly evidence: TripEvidence | null
  readonly atMonotonicMs: number
}

/** What a breaker takes over from the fleet or an operator. */
export interface AdoptedState {
  readonly state: BreakerState
  /** For HALF_OPEN, 0 to 1. Without it a probe comes first. */
  readonly share?: number
  /** For OPEN. Without it as long as it would last by itself. */
  readonly openForMs?: number
}
