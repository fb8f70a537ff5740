import { toDate, type Instant } from './format-clock.ts'
import { formatDay } from './format-day.ts'
import { missing, unitSpace, type Language } from './language.ts'

export type RelativeStyle = { now: Instant; timeZone: string; language?: Language | undefined }

const phrases: Record<Language, { now: string; past: (amount: string) => string; future: (amount: string) => string }> = {
  en: { now: 'now', past: (amount) => `${amount} ago`, future: (amount) => `in ${amount}` },
  sv: { now: 'nu', past: (amount) => `för ${amount} sedan`, future: (amount) => `om ${amount}` },
}

/** "now", "25 min ago", "in 8 s"; past thirty days the date says more than a count of days. */
export function formatRelative(at: Instant | null | undefined, style: RelativeStyle): string {
  if (at === null || at === undefined) return missing
  const distanceMs = toDate(at).getTime() - toDate(style.now).getTime()
  const seconds = Math.round(Math.abs(distanceMs) / 1000)
  if (seconds >= 30 * 86_400) return formatDay(at, style)
  const phrase = phrases[style.language ?? 'en']
  if (seconds < 1) return phrase.now
  const amount = largestUnit(seconds)
  return distanceMs < 0 ? phrase.past(amount) : phrase.future(amount)
}

function largestUnit(seconds: number): string {
  if (seconds < 60) return `${seconds}${unitSpace}s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${unitSpace}min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}${unitSpace}h`
  return `${Math.floor(seconds / 86_400)}${unitSpace}d`
}
