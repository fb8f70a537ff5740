import type { Breaker } from '../breaker.ts'
import type { CallWindow } from '../counts/call-window.ts'
import type { BreakerSnapshot, KindSnapshot } from './snapshot.ts'
import { readRules, type RuleReading } from '../counts/trip-rules.ts'

function readWindow(window: CallWindow, rules: readonly RuleReading[], nowMs: number): KindSnapshot {
  const buckets = window.buckets(nowMs)
  const { calls, failures, slow, throttled } = window
  const consecutiveFailures = rules.find(({ rule }) => rule === 'consecutive')?.value ?? 0
  return { calls, failures, slow, throttled, consecutiveFailures, buckets }
}

/** Everything of one breaker, as of `nowMs`. */
export function takeSnapshot(breaker: Breaker, nowMs: number): BreakerSnapshot {
  const { key, state, share, generation, sinceMs, isObserved, lateCalls, lastError, lastTrip, settings } = breaker
  breaker.read.advance(nowMs)
  breaker.write.advance(nowMs)
  const reads = readRules('read', breaker.read, settings, nowMs)
  const writes = readRules('write', breaker.write, settings, nowMs)
  const failed = breaker.probes?.failed ?? 0
  const threshold = settings.failedProbes
  return {
    key,
    state,
    share,
    generation,
    sinceMs,
    openUntilMs: breaker.denial?.untilMs ?? null,
    isObserved,
    inFlight: breaker.inFlight.count,
    lateCalls,
    kinds: { read: readWindow(breaker.read, reads, nowMs), write: readWindow(breaker.write, writes, nowMs) },
    probes: { failedInRow: failed, succeededInRow: breaker.probes?.succeeded ?? 0 },
    rules: [
      ...reads,
      ...writes,
      { rule: 'probes', kind: 'probe', value: failed, of: failed, threshold, atLeast: 0, met: failed >= threshold },
    ],
    lastError,
    lastTrip,
  }
}
