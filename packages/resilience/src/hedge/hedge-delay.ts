/** What makes a second request worth its while. */
export interface HedgeSettings {
  /** How long the first may take, as a quantile of what such calls took lately, 0 to 1. */
  readonly quantile: number
  /** Never sooner, in milliseconds: below it the second would mostly arrive with the first's answer. */
  readonly leastMs: number
  /** Calls that must be known before there is a "usual". */
  readonly samples: number
}

/** The 95th percentile, as in Dean and Barroso, The Tail at Scale, CACM 56(2), 2013: about one call in twenty is then sent twice. */
export const DEFAULT_HEDGE_SETTINGS: HedgeSettings = { quantile: 0.95, leastMs: 10, samples: 100 }

/** What is known of calls like this one. */
interface Usual {
  readonly samples: number
  quantileMs(quantile: number): number | null
}

/**
 * How long to wait for the first request before a second one is sent, in milliseconds; null where there is none to be sent: too
 * little is known, or the caller's time would be over before a second answer could usually be there.
 */
export function hedgeDelayMs(
  usual: Usual,
  remainingMs: number,
  { quantile, leastMs, samples }: HedgeSettings = DEFAULT_HEDGE_SETTINGS,
): number | null {
  const usualMs = usual.samples >= samples ? usual.quantileMs(quantile) : null
  if (usualMs === null) return null
  const delayMs = Math.max(leastMs, usualMs)
  return delayMs + usualMs <= remainingMs ? delayMs : null
}
