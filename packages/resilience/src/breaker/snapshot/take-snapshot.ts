import type { Breaker } from '../breaker.ts'
import type { CallWindow } from '../counts/call-window.ts'
import type { BreakerSnapshot, KindSnapshot } from './snapshot.ts'
import { readRules, runLength } from '../counts/trip-rules.ts'
import type { BreakerSettings } from '../settings.ts'

function readWindow(window: CallWindow, settings: BreakerSettings, nowMs: number): KindSnapshot {
  const { calls, failures, slow, throttled } = window
  return { calls, failures, slow, throttled, consecutiveFailures: runLength(window, settings, nowMs), buckets: window.buckets() }
}

/** Everything of one breaker, as of `nowMs`. */
export function takeSnapshot(breaker: Breaker, nowMs: number): BreakerSnapshot {
  const { key, state, share, generation, sinceMs, isObserved, lateCalls, lastError, lastTrip, settings } = breaker
  breaker.read.advance(nowMs)
  breaker.write.advance(nowMs)
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
    kinds: { read: readWindow(breaker.read, settings, nowMs), write: readWindow(breaker.write, settings, nowMs) },
    probes: { failedInRow: failed, succeededInRow: breaker.probes?.succeeded ?? 0 },
    rules: [
      ...readRules('read', breaker.read, settings, nowMs),
      ...readRules('write', breaker.write, settings, nowMs),
      { rule: 'probes', kind: 'probe', value: failed, of: failed, threshold, atLeast: 0, met: failed >= threshold },
    ],
    lastError,
    lastTrip,
  }
}
