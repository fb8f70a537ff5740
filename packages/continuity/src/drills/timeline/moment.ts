const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const
const DAY_MS = UNIT_MS.d
const PART = /(\d+(?:\.\d+)?)\s*(ms|d|h|m|s)/g
const WHOLE = /^(\s*\d+(\.\d+)?\s*(ms|d|h|m|s))+\s*$/
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Milliseconds of "2h52m", "3d 4h", "90s"; null for anything else. */
export function parseDuration(text: string): number | null {
  if (!WHOLE.test(text)) return null
  return [...text.matchAll(PART)].reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS], 0)
}

/** Milliseconds of a time of day, "23:48"; null for anything else. */
export function parseClock(text: string): number | null {
  const found = CLOCK.exec(text)
  return found ? Number(found[1]) * UNIT_MS.h + Number(found[2]) * UNIT_MS.m : null
}

/**
 * Milliseconds since a script began: of a duration, or of a time of day on the day after it. Null for what is neither, and for a time
 * of day where the script has none to begin at.
 */
export function parseMoment(text: string, startsAtMs: number | null): number | null {
  const clock = parseClock(text)
  if (clock === null) return parseDuration(text)
  return startsAtMs === null ? null : (clock - startsAtMs + DAY_MS) % DAY_MS
}

/** "02:40", or "2 h 52 min" where the script has no time of day. */
export function formatMoment(atMs: number, startsAt: string | null): string {
  const startsAtMs = startsAt === null ? null : parseClock(startsAt)
  const minutes = Math.floor(((startsAtMs ?? 0) + atMs) / UNIT_MS.m)
  const two = (value: number) => String(value).padStart(2, '0')
  if (startsAtMs !== null && startsAtMs + atMs < 2 * DAY_MS) return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
  return formatDuration(atMs)
}

/** "14 h 32 min", "3 d 4 h", "45 s": the two largest parts. */
export function formatDuration(ms: number): string {
  if (ms > 0 && ms < UNIT_MS.s) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / UNIT_MS.s)
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  return (
    parts
      .slice(Math.max(0, first), Math.max(0, first) + 2)
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count} ${unit}`)
      .join(' ') || '0 s'
  )
}
