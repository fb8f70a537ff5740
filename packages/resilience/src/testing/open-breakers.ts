import { Breakers } from '../breaker/breakers.ts'
import type { BreakersOptions } from '../breaker/breakers-options.ts'
import type { CallKind, CallOutcome, Permit } from '../breaker/permit.ts'
import type { Transition } from '../breaker/transition.ts'
import { manualClock } from './manual-clock.ts'

export const KEY = 'objects/eu-central-1'

/** Breakers on a clock that the test moves, without jitter, and what a test does to the one under KEY. */
export function openBreakers(options: Partial<Omit<BreakersOptions, 'clock'>> = {}) {
  const clock = manualClock()
  const transitions: Transition[] = []
  const onTransition = options.onTransition ?? ((transition: Transition) => transitions.push(transition))
  const breakers = new Breakers({ clock, random: () => 0.5, timer: 'manual', ...options, onTransition })

  const permit = (kind: CallKind = 'read'): Permit => {
    const admission = breakers.acquire(KEY, kind)
    if (admission.permit) return admission.permit
    throw new Error(`refused: ${admission.reason}`)
  }
  const call = (outcome: CallOutcome, kind: CallKind = 'read') =>
    breakers.settle(permit(kind), outcome, outcome === 'failure' ? { error: 'boom' } : {})
  const calls = (times: number, outcome: CallOutcome, kind: CallKind = 'read') => {
    for (let nth = 0; nth < times; nth++) call(outcome, kind)
  }
  const trip = () => calls(5, 'failure')
  const snapshot = () => breakers.snapshot(KEY)
  return {
    breakers,
    clock,
    transitions,
    permit,
    call,
    calls,
    trip,
    snapshot,
    state: () => snapshot().state,
    reason: (kind: CallKind = 'read') => breakers.acquire(KEY, kind).reason,
    /** Open, and its time over: the next call is the probe. */
    tripAndWait: () => {
      trip()
      clock.advance(60_000)
    },
  }
}
