import { intlLocale, missing, type Language } from './language.ts'

export type Instant = Date | number | string

export type ClockStyle = { timeZone: string; language?: Language | undefined; hasSeconds?: boolean | undefined }

export function toDate(at: Instant): Date {
  return at instanceof Date ? at : new Date(at)
}

/** The time of day alone: "02:47" or "02:47:11". */
export function formatClock(at: Instant | null | undefined, style: ClockStyle): string {
  if (at === null || at === undefined) return missing
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: style.timeZone } as const
  const seconds = style.hasSeconds === true ? ({ second: '2-digit' } as const) : {}
  return new Intl.DateTimeFormat(intlLocale[style.language ?? 'en'], { ...options, ...seconds }).format(toDate(at))
}
