import type { Clock } from '@understudy/core'
import type { BreakerSettings } from './settings.ts'
import type { Transition } from './transition.ts'

export interface BreakersOptions {
  /** Only `monotonicMs` is read: a wall clock that is set moves nothing. */
  readonly clock: Clock
  /** For the jitter and the admitted share; in [0, 1). */
  readonly random?: () => number
  readonly defaults?: Partial<BreakerSettings>
  /** Asked once a key, when it is first used. Settings that make no sense are thrown as a RangeError there. */
  readonly settingsOf?: (key: string) => Partial<BreakerSettings>
  /** Told after each change of state. What it throws changes nothing and is counted in `listenerErrors`. */
  readonly onTransition?: (transition: Transition) => void
  /** `manual`: no timer of its own; its owner calls `sweep`, as in a simulation. */
  readonly timer?: 'own' | 'manual'
}
