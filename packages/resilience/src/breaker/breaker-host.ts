import type { Breaker } from './breaker.ts'
import type { Transition } from './transition.ts'

/** What all breakers of one registry have in common. */
export interface BreakerHost {
  readonly random: () => number
  readonly schedule: (breaker: Breaker, dueMs: number) => void
  readonly emit: (transition: Transition) => void
}
