import type { BreakerSettings } from '../settings.ts'

/**
 * How long the `nth` opening in a row lasts (1 is the first), in milliseconds: doubled each time, bounded, then moved by up to
 * ±`openJitter`, so that it may pass `openMaxMs` by as much.
 */
export function openTimeMs(nth: number, { openMs, openMaxMs, openJitter }: BreakerSettings, random: () => number): number {
  const doubled = Math.min(openMaxMs, openMs * 2 ** Math.min(nth - 1, 64))
  return doubled * (1 + openJitter * (2 * random() - 1))
}
