import type { CallKind, CallOutcome } from '../breaker/permit.ts'
import { DEFAULT_SETTINGS as settings } from '../breaker/settings.ts'

export interface Entry {
  readonly kind: CallKind
  readonly outcome: CallOutcome
  readonly atMs: number
}

export const isFailure = ({ outcome }: Entry) => outcome === 'failure' || outcome === 'unknown'

/** Whether any of the rules over calls of this kind is met. */
export function mustOpen(entries: readonly Entry[], kind: CallKind, nowMs: number): boolean {
  const judged = entries.filter((entry) => entry.kind === kind && entry.outcome !== 'throttled')
  const second = (ms: number) => Math.floor(ms / 1000)
  const recent = judged.filter(({ atMs }) => second(nowMs) - second(atMs) < 10)
  const share = (count: number) => (recent.length === 0 ? 0 : count / recent.length)
  const failed = share(recent.filter(isFailure).length)
  let run = 0
  for (const [nth, entry] of judged.entries()) {
    const isGap = nth > 0 && entry.atMs - judged[nth - 1]!.atMs > settings.consecutiveGapMs
    run = isFailure(entry) ? (isGap ? 1 : run + 1) : 0
  }
  return (
    run >= settings.consecutiveFailures ||
    (recent.length >= settings.failureRateCalls && failed >= settings.failureRate) ||
    (recent.length >= settings.failureRateLargeCalls && failed >= settings.failureRateLarge) ||
    (recent.length >= settings.slowRateCalls &&
      share(recent.filter(({ outcome }) => outcome === 'slow').length) >= settings.slowRate)
  )
}
