import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemSwedish } from '@orama/stemmers/swedish'
import type { LanguageCode } from '../schema.ts'

const known: Record<LanguageCode, Map<string, string>> = { en: new Map(), sv: new Map(), other: new Map() }
const stemmers: Record<LanguageCode, (word: string) => string> = {
  en: stemEnglish,
  sv: stemSwedish,
  other: (word) => word,
}
// Speech keeps to a few thousand words; the bound only guards a process that reads many meetings.
const maxKnown = 50_000

export const stem = (word: string, language: LanguageCode): string => {
  const lower = word.toLowerCase()
  const cache = known[language]
  const cached = cache.get(lower)
  if (cached !== undefined) return cached
  const stemmed = lower.length < 3 ? lower : stemmers[language](lower)
  if (cache.size >= maxKnown) cache.clear()
  cache.set(lower, stemmed)
  return stemmed
}
