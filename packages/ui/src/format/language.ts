/** The languages the console speaks; numbers and dates follow them. */
export type Language = 'en' | 'sv'

export const intlLocale: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE' }

/** What stands where a value is missing: never 0, never empty. */
export const missing = '–'

/** Keeps a number and its unit on one line. */
export const unitSpace = '\u00A0'
