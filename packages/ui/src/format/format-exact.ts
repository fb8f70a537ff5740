import { formatClock, toDate, type ClockStyle, type Instant } from './format-clock.ts'
import { formatDay } from './format-day.ts'
import { intlLocale, missing } from './language.ts'

/** The whole instant, for hover and for records: "Sat 21 Nov 2026, 02:47:11 CET". */
export function formatExact(at: Instant | null | undefined, style: ClockStyle): string {
  if (at === null || at === undefined) return missing
  const day = formatDay(at, { ...style, hasWeekday: true })
  return `${day}, ${formatClock(at, { hasSeconds: true, ...style })} ${zoneName(at, style)}`
}

function zoneName(at: Instant, style: ClockStyle): string {
  const locale = intlLocale[style.language ?? 'en']
  const parts = new Intl.DateTimeFormat(locale, { timeZone: style.timeZone, timeZoneName: 'short' }).formatToParts(toDate(at))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? style.timeZone
}
