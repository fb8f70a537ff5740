import type { Breaker } from './breaker.ts'

/** Nothing would be lost with it but counts of good calls. */
export function isClean(
  { state, isObserved, inFlight, probes, read, write, openings, sinceMs, settings }: Breaker,
  nowMs: number,
) {
  if (state !== 'closed' || isObserved || inFlight.count > 0 || (probes !== null && probes.failed > 0)) return false
  if (read.hasFailures(nowMs) || write.hasFailures(nowMs)) return false
  return openings === 0 || nowMs - sinceMs >= settings.openMs
}
