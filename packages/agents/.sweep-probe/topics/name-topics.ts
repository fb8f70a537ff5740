import type { LanguageCode, Topic, Turn } from '../schema.ts'
import { isEmptyWord } from '../text/content-terms.ts'
import { stem } from '../text/stem.ts'
import { words } from '../text/words.ts'

type Part = { startTurn: number; endTurn: number }
type Phrase = { key: string; stems: string[]; count: number; forms: Map<string, number> }

const longestPhrase = 3
const mostKeywords = 6

const runsOf = (text: string, isEmpty: (word: string) => boolean): string[][] => {
  const runs: string[][] = []
  for (const clause of text.split(/[.,;:?!…–—()"”“]+/)) {
    let run: string[] = []
    for (const word of words(clause)) {
      if (!isEmpty(word)) run.push(word)
      else if (run.length > 0) run = (runs.push(run), [])
    }
    if (run.length > 0) runs.push(run)
  }
  return runs
}

const countPhrases = (turns: Turn[], language: LanguageCode, isEmpty: (word: string) => boolean): Map<string, Phrase> => {
  const phrases = new Map<string, Phrase>()
  const count = (parts: string[]): void => {
    const stems = parts.map((word) => stem(word.replace(/['’]s$/, ''), language))
    const key = stems.join(' ')
    const phrase = phrases.get(key) ?? { key, stems, count: 0, forms: new Map<string, number>() }
    phrase.count += 1
    const form = parts.join(' ')
    phrase.forms.set(form, (phrase.forms.get(form) ?? 0) + 1)
    phrases.set(key, phrase)
  }
  for (const run of turns.flatMap((turn) => runsOf(turn.text, isEmpty)))
    for (let size = 1; size <= longestPhrase; size += 1)
      for (let at = 0; at + size <= run.length; at += 1) count(run.slice(at, at + size))
  return phrases
}

// "-ing" and "-ly" alone are doings and manners; what a topic is about is a thing.
const isWeakAlone = (phrase: Phrase, language: LanguageCode): boolean =>
  phrase.stems.length === 1 &&
  ((language === 'en' && [...phrase.forms.keys()].some((form) => /(?:ing|ly|ed)$/i.test(form))) || phrase.key.length < 3)

const commonestForm = (phrase: Phrase): string => [...phrase.forms].sort((a, b) => b[1] - a[1])[0]?.[0] ?? phrase.key

const overlaps = (a: Phrase, b: Phrase): boolean => a.stems.some((one) => b.stems.includes(one))

const rank = (own: Map<string, Phrase>, all: Map<string, Phrase>, share: number, language: LanguageCode): Phrase[] => {
  const score = (phrase: Phrase): number => {
    const elsewhere = ((all.get(phrase.key)?.count ?? phrase.count) - phrase.count) * (share / Math.max(0.05, 1 - share))
    const contrast = Math.log(1 + (phrase.count + 0.5) / (elsewhere + 0.5))
    return Math.log(1 + phrase.count) * contrast * (1 + 0.6 * (phrase.stems.length - 1))
  }
  const isSaid = (phrase: Phrase): boolean => phrase.count >= (own.size > 60 ? 2 : 1) && !isWeakAlone(phrase, language)
  const best = [...own.values()].filter(isSaid).sort((a, b) => score(b) - score(a))
  return best.reduce<Phrase[]>(
    (kept, phrase) => (kept.length >= mostKeywords || kept.some((other) => overlaps(other, phrase)) ? kept : [...kept, phrase]),
    [],
  )
}

const titleOf = (keywords: string[], language: LanguageCode): string => {
  const joined = keywords.slice(0, 2).join(language === 'sv' ? ' och ' : ' and ')
  return joined === '' ? (language === 'sv' ? 'Samtal' : 'Conversation') : joined.charAt(0).toUpperCase() + joined.slice(1)
}

/** Gives each part the phrases that are said often in it and seldom elsewhere; names of speakers do not count. */
export const nameTopics = (turns: Turn[], parts: Part[], language: LanguageCode): Topic[] => {
  const names = new Set(turns.flatMap((turn) => words(turn.speaker ?? '')).filter((word) => /^\p{Lu}/u.test(word)))
  const isEmpty = (word: string): boolean => isEmptyWord(word, language) || names.has(word)
  const all = countPhrases(turns, language, isEmpty)
  return parts.map((part) => {
    const own = turns.filter((turn) => turn.index >= part.startTurn && turn.index <= part.endTurn)
    const phrases = countPhrases(own, language, isEmpty)
    const keywords = rank(phrases, all, own.length / turns.length, language).map(commonestForm)
    return { title: titleOf(keywords, language), ...part, keywords }
  })
}
