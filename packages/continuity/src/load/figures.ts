import { isWrite, type LoadCall } from './history.ts'

/** Calls of a stretch of time, by when they were begun. */
export interface Figures {
  readonly calls: number
  readonly failed: number
  readonly failedRatio: number
  readonly byAws: number
  readonly byLocal: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly longestMs: number
  /** Reason → how often, of those that failed. */
  readonly reasons: Readonly<Record<string, number>>
  /** Reads that showed less than was acknowledged to the same client before, and said nothing of their age. */
  readonly untruthful: number
}

const share = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

/** Of calls that were answered or failed; what a killed client never heard is no answer. */
export function figuresOf(calls: readonly LoadCall[], fromMs = -Infinity, toMs = Infinity): Figures {
  const over = calls.flatMap(({ end, ...call }) => (end && call.atMs >= fromMs && call.atMs < toMs ? [{ ...call, end }] : []))
  const failed = over.flatMap(({ end }) => (end.outcome.ok ? [] : [end.outcome]))
  const servers = over.flatMap(({ end }) => (end.outcome.ok ? [end.outcome.servedBy] : []))
  const took = over.map(({ atMs, end }) => end.atMs - atMs).sort((a, b) => a - b)
  const reasons = Object.fromEntries(
    [...Map.groupBy(failed, ({ code, reason }) => `${code} ${reason}`)].map(([reason, all]) => [reason, all.length]),
  )
  return {
    calls: over.length,
    failed: failed.length,
    failedRatio: over.length === 0 ? 0 : failed.length / over.length,
    byAws: servers.filter((id) => id !== 'local').length,
    byLocal: servers.filter((id) => id === 'local').length,
    p50Ms: share(took, 0.5),
    p99Ms: share(took, 0.99),
    longestMs: took.at(-1) ?? 0,
    reasons,
    untruthful: over.filter((call) => isUntruthful({ ...call })).length,
  }
}

function isUntruthful(call: LoadCall): boolean {
  const outcome = call.end?.outcome
  return !isWrite(call) && outcome?.ok === true && outcome.ageMs === 0 && outcome.sequence! < call.sequence
}

/** Milliseconds from a moment until the first call that this machine served, begun after it. */
export function firstLocalAfterMs(calls: readonly LoadCall[], fromMs: number): number | null {
  const times = calls.flatMap(({ atMs, end }) =>
    atMs >= fromMs && end?.outcome.ok && end.outcome.servedBy === 'local' ? [end.atMs - fromMs] : [],
  )
  return times.length === 0 ? null : Math.min(...times)
}
