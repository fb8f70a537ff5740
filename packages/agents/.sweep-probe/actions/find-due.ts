import { parse as parseEnglish } from 'chrono-node'
import { parse as parseSwedish } from 'chrono-node/sv'
import type { Due, LanguageCode } from '../schema.ts'

const noDue: Due = { date: null, phrase: null }

const isoDay = (date: Date): string => {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

const plusDays = (day: Date, days: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 12)

/** Friday of the week that is `weeks` from this one: "next week" means before that week is over. */
const fridayOf = (day: Date, weeks: number): Date => plusDays(day, 5 - (day.getDay() || 7) + 7 * weeks)
const endOfMonth = (day: Date): Date => new Date(day.getFullYear(), day.getMonth() + 1, 0, 12)
const small: Record<string, number> = {
  en: 1,
  ett: 1,
  två: 2,
  tre: 3,
  fyra: 4,
  fem: 5,
  sex: 6,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
}
const count = (word: string | undefined): number => (word === undefined ? 1 : (small[word.toLowerCase()] ?? Number(word)))

const ordinals =
  'första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta'.split(
    ' ',
  )

/** The next day of the month with this number. */
const nextDayOfMonth = (day: Date, wanted: number): Date | null => {
  if (wanted < 1 || wanted > 31) return null
  const months = [0, 1, 2].map((ahead) => new Date(day.getFullYear(), day.getMonth() + ahead, wanted, 12))
  return months.find((date) => date.getDate() === wanted && date >= plusDays(day, 0)) ?? null
}

/** Friday of an ISO week, this year's or, when that is past, the next year's. */
const fridayOfWeek = (day: Date, week: number): Date | null => {
  if (week < 1 || week > 53) return null
  const inYear = (year: number): Date => fridayOf(new Date(year, 0, 4, 12), week - 1)
  const thisYear = inYear(day.getFullYear())
  return thisYear >= day ? thisYear : inYear(day.getFullYear() + 1)
}

type Rule = { pattern: RegExp; date: (day: Date, found: RegExpExecArray) => Date | null }
const rules: Record<'en' | 'sv', Rule[]> = {
  en: [
    { pattern: /\b(?:by |before |until )?(?:the )?end of (?:the|this) week\b/i, date: (day) => fridayOf(day, 0) },
    { pattern: /\b(?:by |before |until )?(?:the )?end of (?:the|this) month\b/i, date: endOfMonth },
    { pattern: /\b(?:by |before |during )?(?:the )?(?:end of )?next week\b/i, date: (day) => fridayOf(day, 1) },
    { pattern: /\b(?:before|by|for|until) (?:the|our) next meeting\b/i, date: () => null },
    { pattern: /\b(?:by |before )?(?:the )?end of (?:the |to)?day\b/i, date: (day) => day },
  ],
  sv: [
    {
      pattern: new RegExp(
        String.raw`(?<!\p{L})(?:senast |före |innan |till |på )?(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)? )?den (?:(${ordinals.join('|')})|(\d{1,2}):?e)(?!\p{L})(?! (?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec))`,
        'iu',
      ),
      date: (day, found) =>
        nextDayOfMonth(day, found[1] === undefined ? Number(found[2]) : ordinals.indexOf(found[1].toLowerCase()) + 1),
    },
    {
      pattern: /(?<!\p{L})(?:senast |före |innan |till |under |i )?(?:vecka|v\.) ?(\d{1,2})(?!\d)/iu,
      date: (day, found) => fridayOfWeek(day, Number(found[1])),
    },
    { pattern: /(?<!\p{L})(?:senast |före |innan )?i övermorgon(?!\p{L})/iu, date: (day) => plusDays(day, 2) },
    { pattern: /(?<!\p{L})(?:senast |före |innan )?i ?morgon(?!\p{L})/iu, date: (day) => plusDays(day, 1) },
    { pattern: /(?<!\p{L})(?:senast |under |i |till )?(?:slutet av )?nästa vecka(?!\p{L})/iu, date: (day) => fridayOf(day, 1) },
    {
      pattern: /(?<!\p{L})(?:senast |före |innan )?(?:i |till )?slutet (?:av|på) veckan(?!\p{L})/iu,
      date: (day) => fridayOf(day, 0),
    },
    { pattern: /(?<!\p{L})(?:senast |under )?den här veckan(?!\p{L})/iu, date: (day) => fridayOf(day, 0) },
    {
      pattern: /(?<!\p{L})(?:senast |före |innan )?(?:i |till |vid )?(?:slutet (?:av|på) månaden|månadsskiftet)(?!\p{L})/iu,
      date: endOfMonth,
    },
    {
      pattern: /(?<!\p{L})(?:om|inom) (en|ett|två|tre|fyra|fem|sex|\d+) veck(?:a|or)(?!\p{L})/iu,
      date: (day, found) => plusDays(day, 7 * count(found[1])),
    },
    {
      pattern: /(?<!\p{L})(?:om|inom) (en|ett|två|tre|fyra|fem|sex|\d+) dag(?:ar)?(?!\p{L})/iu,
      date: (day, found) => plusDays(day, count(found[1])),
    },
    { pattern: /(?<!\p{L})(?:till|före|innan|inför) nästa möte(?!\p{L})/iu, date: () => null },
  ],
}

const introducing =
  /(?:\b(?:by|before|until|no later than|on|due|this coming)|(?<!\p{L})(?:senast|före|innan|till|på|den|nu))\s*$/iu

/** The words that announce a date belong to its phrase: "senast fredag", "by Friday". */
const wholePhrase = (text: string, at: number, phrase: string): string => {
  const before = text.slice(0, at)
  const word = /^(?:by|before|until|due|senast|före|innan)\b/iu.test(phrase) ? null : introducing.exec(before)
  return `${word ? `${word[0].trim()} ` : ''}${phrase}`.trim()
}

/** Bare hours ("at two") and things past are no due dates. */
const byCalendar = (text: string, day: Date, language: LanguageCode): Due | null => {
  const read = language === 'sv' ? parseSwedish : parseEnglish
  const start = new Date(day.getFullYear(), day.getMonth(), day.getDate())
  for (const found of read(text, day, { forwardDate: true })) {
    const hasDay =
      found.start.isCertain('day') || found.start.isCertain('weekday') || /week|day|tomorrow|month|morgon|dag/i.test(found.text)
    if (!hasDay || found.start.date() < start || /\b(?:now|nu|today's|this (?:morning|afternoon))\b/i.test(found.text)) continue
    return { date: isoDay(found.start.date()), phrase: wholePhrase(text, found.index, found.text) }
  }
  return null
}

/** Until when, as said and as a calendar day seen from the day of the meeting; without that day the phrase alone. */
export const findDue = (text: string, language: LanguageCode, meetingDate?: Date): Due => {
  const day = meetingDate ?? new Date(2000, 0, 3, 12)
  const known = (due: Due): Due => (meetingDate === undefined && !/\d{4}/.test(due.phrase ?? '') ? { ...due, date: null } : due)
  for (const rule of rules[language === 'sv' ? 'sv' : 'en']) {
    const found = rule.pattern.exec(text)
    if (!found) continue
    const date = rule.date(day, found)
    return known({ date: date === null ? null : isoDay(date), phrase: found[0].trim() })
  }
  return known(byCalendar(text, day, language) ?? noDue)
}
