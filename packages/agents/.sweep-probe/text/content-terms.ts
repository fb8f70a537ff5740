import type { LanguageCode } from '../schema.ts'
import { stem } from './stem.ts'
import { englishStopWords, swedishStopWords, talkWords } from './stop-words.ts'
import { words } from './words.ts'

const straight = (word: string): string => word.toLowerCase().replaceAll('’', "'")

/** True for a word that says nothing about the subject: function words, fillers, the small change of talk. */
export const isEmptyWord = (word: string, language: LanguageCode): boolean => {
  const plain = straight(word)
  const stop = language === 'sv' ? swedishStopWords : englishStopWords
  return plain.length < 2 || stop.has(plain) || talkWords.has(plain) || /^\d+$/.test(plain)
}

/** The stems of the words that carry the subject, in order, repeats kept. */
export const contentTerms = (text: string, language: LanguageCode): string[] =>
  words(text)
    .filter((word) => !isEmptyWord(word, language))
    .map((word) => stem(straight(word).replace(/'s$/, ''), language))
