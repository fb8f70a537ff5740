import type { Breaker } from './breaker.ts'
import type { CallWindow } from './counts/call-window.ts'
import { enterState } from './enter-state.ts'
import type { Recovery } from './half-open/recovery.ts'
import type { CallKind, CallOutcome, HeldPermit } from './permit.ts'
import { trip } from './trip.ts'
import { evidenceFor, metRule } from './counts/trip-rules.ts'

/** What a call's end means for the breaker that let it through: nothing, a count, a trip, or a step on the way back. */
export function countOutcome(
  breaker: Breaker,
  permit: HeldPermit,
  outcome: CallOutcome,
  error: string | undefined,
  nowMs: number,
) {
  switch (outcome) {
    case 'ignored':
    case 'cancelled':
      probedBy(permit, breaker)?.releaseProbe()
      return
    case 'throttled':
      return countThrottled(breaker, permit, nowMs)
    case 'failure':
    case 'unknown':
      return countFailure(breaker, permit, error, nowMs)
    case 'success':
    case 'slow':
      return countAnswer(breaker, permit, outcome, nowMs)
  }
}

/** What waits for this very call's end. */
const probedBy = ({ isProbe }: HeldPermit, { recovery }: Breaker): Recovery | null => (isProbe ? recovery : null)

function countThrottled(breaker: Breaker, permit: HeldPermit, nowMs: number): void {
  breaker[permit.kind].addThrottled(nowMs)
  const probed = probedBy(permit, breaker)
  if (probed) probed.postponeProbe(nowMs)
  else breaker.recovery?.countBad(nowMs, breaker.settings)
}

function countFailure(
  breaker: Breaker,
  { kind, isProbe, acquiredMs }: HeldPermit,
  error: string | undefined,
  nowMs: number,
): void {
  const window = breaker[kind]
  window.addFailure(nowMs, breaker.settings.consecutiveGapMs)
  breaker.note(error)
  if (!isProbe) return weigh(breaker, kind, window, false, nowMs)
  const { lastError } = breaker
  trip(breaker, { rule: 'probes', kind, count: 1, of: 1, windowMs: nowMs - acquiredMs, lastError }, nowMs)
}

function countAnswer(breaker: Breaker, permit: HeldPermit, outcome: 'success' | 'slow', nowMs: number): void {
  const { settings } = breaker
  const window = breaker[permit.kind]
  const isSlow = outcome === 'slow' || nowMs - permit.acquiredMs > settings.slowMs
  if (isSlow) window.addSlow(nowMs)
  else window.addSuccess(nowMs)
  const probed = probedBy(permit, breaker)
  if (probed) probed.begin(nowMs, settings)
  else weigh(breaker, permit.kind, window, !isSlow, nowMs)
}

/** Is a rule met, and if not, what does HALF_OPEN make of it? */
function weigh(breaker: Breaker, kind: CallKind, window: CallWindow, isGood: boolean, nowMs: number): void {
  const { settings, recovery, lastError } = breaker
  const rule = metRule(window, settings)
  if (rule !== null) trip(breaker, evidenceFor(rule, kind, window, lastError), nowMs)
  else if (!isGood) recovery?.countBad(nowMs, settings)
  else if (recovery?.countGood(nowMs, settings)) enterState(breaker, { to: 'closed', cause: 'ramp' }, nowMs)
}
