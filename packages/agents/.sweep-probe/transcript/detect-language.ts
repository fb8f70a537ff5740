import type { Language } from '../schema.ts'
import { englishStopWords, swedishStopWords } from '../text/stop-words.ts'
import { words } from '../text/words.ts'

// A tenth of running speech is a floor that neither language falls below; German, Danish or Finnish text stays under it.
const leastShare = 0.15
const sampleWords = 20_000

const sharedWords = new Set([...englishStopWords].filter((word) => swedishStopWords.has(word)))

/** English or Swedish by the share of their commonest words; "other" when neither is frequent enough. */
export const detectLanguage = (text: string): Language => {
  const sample = words(text.slice(0, sampleWords * 12).toLowerCase()).slice(0, sampleWords)
  const telling = sample.filter((word) => !sharedWords.has(word))
  if (telling.length === 0) return { code: 'other', confidence: 0 }
  const english = telling.filter((word) => englishStopWords.has(word)).length / telling.length
  const swedish = telling.filter((word) => swedishStopWords.has(word)).length / telling.length
  const [code, best] = english >= swedish ? (['en', english] as const) : (['sv', swedish] as const)
  if (best < leastShare) return { code: 'other', confidence: Math.min(1, 1 - best / leastShare) }
  return { code, confidence: best / (english + swedish) }
}
