import { WINDOW_MS, type CallWindow } from './call-window.ts'
import type { CallKind } from '../permit.ts'
import type { BreakerSettings } from '../settings.ts'
import type { TripEvidence, TripRule } from '../transition.ts'

type CallRule = Exclude<TripRule, 'probes'>

/** A rule and where it stands: met when `value` reaches `threshold` and there are `atLeast` calls. */
export interface RuleReading {
  readonly rule: TripRule
  readonly kind: CallKind | 'probe'
  /** Failures in a row, or a share of the window's calls (0 to 1). */
  readonly value: number
  /** The calls in the window; for probes those in the row. */
  readonly of: number
  readonly threshold: number
  readonly atLeast: number
  readonly met: boolean
}

/** The first rule that is met. Nothing is allocated: it runs with every call. */
export function metRule(window: CallWindow, settings: BreakerSettings): CallRule | null {
  const { calls, failures, slow, run } = window
  if (run !== null && run.count >= settings.consecutiveFailures) return 'consecutive'
  if (calls >= settings.failureRateCalls && failures / calls >= settings.failureRate) return 'failure_rate'
  if (calls >= settings.failureRateLargeCalls && failures / calls >= settings.failureRateLarge) return 'failure_rate_large'
  if (calls >= settings.slowRateCalls && slow / calls >= settings.slowRate) return 'slow_rate'
  return null
}

export function evidenceFor(rule: CallRule, kind: CallKind, window: CallWindow, lastError: string | null): TripEvidence {
  const { calls, failures, slow, run } = window
  if (rule === 'consecutive' && run)
    return { rule, kind, count: run.count, of: run.count, windowMs: run.lastMs - run.startedMs, lastError }
  return { rule, kind, count: rule === 'slow_rate' ? slow : failures, of: calls, windowMs: WINDOW_MS, lastError }
}

/** Failures in a row, unless the last of them is too long ago to be gone on with. */
export const runLength = ({ run }: CallWindow, { consecutiveGapMs }: BreakerSettings, nowMs: number): number =>
  run !== null && nowMs - run.lastMs <= consecutiveGapMs ? run.count : 0

/** Every rule over calls of this kind, for people to read. */
export function readRules(kind: CallKind, window: CallWindow, settings: BreakerSettings, nowMs: number): RuleReading[] {
  const { calls: of, failures, slow } = window
  const reading = (rule: CallRule, value: number, threshold: number, atLeast: number) => {
    return { rule, kind, value, of, threshold, atLeast, met: of >= atLeast && value >= threshold }
  }
  const share = (count: number) => (of === 0 ? 0 : count / of)
  return [
    reading('consecutive', runLength(window, settings, nowMs), settings.consecutiveFailures, 0),
    reading('failure_rate', share(failures), settings.failureRate, settings.failureRateCalls),
    reading('failure_rate_large', share(failures), settings.failureRateLarge, settings.failureRateLargeCalls),
    reading('slow_rate', share(slow), settings.slowRate, settings.slowRateCalls),
  ]
}
