import type { LimitSettings } from './limit-settings.ts'

/** A limit falls to no less than half of itself toward its new value, however long the answers took. */
const LEAST_GRADIENT = 0.5

/** What one window of answers said. */
export interface WindowReading {
  /** Mean latency of the window, and of the windows before; in the same unit. Above 0. */
  readonly latency: number
  readonly usual: number
  /** The most calls that were under way at once. */
  readonly inFlight: number
}

/**
 * The limit after a window, by the gradient of its latency (Netflix concurrency-limits, Gradient2Limit): usual latency keeps the
 * factor at 1 and adds the queue that is put up with; longer latency multiplies it, down to a half. A limit of which less than half
 * is used cannot be what makes answers slow: it grows, whereas theirs stays, for ours begins at its most and must find back there.
 *
 * @returns not yet rounded, within `least` and `most`
 */
export function nextLimit(limit: number, { latency, usual, inFlight }: WindowReading, settings: LimitSettings): number {
  const { tolerance, queue, smoothing, least, most } = settings
  const isFelt = inFlight >= limit / 2
  const gradient = isFelt ? Math.max(LEAST_GRADIENT, Math.min(1, (tolerance * usual) / latency)) : 1
  const aimedAt = limit * gradient + queue
  return Math.max(least, Math.min(most, limit + (aimedAt - limit) * smoothing))
}
