import { toDate, type Instant } from './format-clock.ts'
import { intlLocale, missing, type Language } from './language.ts'

export type DayStyle = { timeZone: string; language?: Language | undefined; hasWeekday?: boolean | undefined }

/** "24 Nov 2026", or with the weekday "Tue 24 Nov 2026". */
export function formatDay(at: Instant | null | undefined, style: DayStyle): string {
  if (at === null || at === undefined) return missing
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: style.timeZone } as const
  const weekday = style.hasWeekday === true ? ({ weekday: 'short' } as const) : {}
  const text = new Intl.DateTimeFormat(intlLocale[style.language ?? 'en'], { ...options, ...weekday }).format(toDate(at))
  return text.replace(',', '')
}
