import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemSwedish } from '@orama/stemmers/swedish'
import type { Language } from '../port.ts'
import { stopWords } from './stop-words.ts'

/** Words as Unicode's UAX #29 breaks them: an apostrophe, dot or colon joins letters, a comma or dot joins digits. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:(?:(?<=\p{L})['’.:·](?=\p{L})|(?<=\p{N})[.,;'’](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu
const LONGEST_WORD = 255
const STEMS_KEPT = 200_000

const stemmers: Readonly<Record<Language, (word: string) => string>> = { en: stemEnglish, sv: stemSwedish }
/** Stemming costs about 4 µs a word, and a corpus repeats its words. */
const stems: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), sv: new Map() }

function stem(word: string, language: Language): string {
  const known = stems[language].get(word)
  if (known !== undefined) return known
  if (stems[language].size >= STEMS_KEPT) stems[language].clear()
  const found = stemmers[language](word)
  stems[language].set(word, found)
  return found
}

/** Terms of a text in order: Unicode words, lower case, English possessives cut, stop words dropped, stemmed. */
export function analyze(text: string, language: Language): string[] {
  const terms: string[] = []
  for (const word of text.normalize('NFC').toLowerCase().match(WORD) ?? []) {
    const bare = language === 'en' ? word.replace(/['’]s$/, '') : word
    if (bare === '' || bare.length > LONGEST_WORD || stopWords[language].has(bare)) continue
    terms.push(stem(bare, language))
  }
  return terms
}
