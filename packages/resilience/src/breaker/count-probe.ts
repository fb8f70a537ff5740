import type { Breaker } from './breaker.ts'
import { enterState } from './enter-state.ts'
import { ProbeRow } from './counts/probe-row.ts'
import { trip } from './trip.ts'

/** An active probe's result: enough failed in a row trip, enough good ones over long enough end OPEN early. */
export function countProbe(breaker: Breaker, isGood: boolean, error: string | undefined, nowMs: number): void {
  const { failedProbes, earlyEndProbes, earlyEndOverMs } = breaker.settings
  const row = (breaker.probes ??= new ProbeRow())
  row.add(isGood, nowMs)
  if (!isGood) breaker.note(error)
  const windowMs = row.spanMs(nowMs)
  if (breaker.state === 'open') {
    const isBack = row.succeeded >= earlyEndProbes && windowMs >= earlyEndOverMs
    if (isBack) enterState(breaker, { to: 'half_open', cause: 'probes' }, nowMs)
  } else if (row.failed >= failedProbes) {
    const { lastError } = breaker
    trip(breaker, { rule: 'probes', kind: 'probe', count: row.failed, of: row.failed, windowMs, lastError }, nowMs)
  }
}
