const LEAST_MS = 50
const P99S = 3
const SHARE_OF_REMAINING = 0.4

/**
 * How long one attempt may take, in milliseconds: three times the usual worst, at least 50, at most 40 % of what the caller has
 * left, so that a second provider can still answer in time. The caller's limit wins over the 50. With no latency known yet
 * (null) the 40 % alone.
 */
export function attemptBudgetMs({ p99Ms, remainingMs }: { p99Ms: number | null; remainingMs: number }): number {
  const mostMs = Math.max(0, remainingMs) * SHARE_OF_REMAINING
  return p99Ms === null ? mostMs : Math.min(mostMs, Math.max(LEAST_MS, p99Ms * P99S))
}
