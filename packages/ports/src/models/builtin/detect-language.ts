import type { Language } from '../../search/port.ts'
import { stopWords } from '../../search/analysis/stop-words.ts'

/** English or Swedish, by which one's little words a text has more of. */
export function detectLanguage(text: string): Language {
  let swedish = 0
  let english = 0
  for (const [word] of text
    .slice(0, 5_000)
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    if (stopWords.sv.has(word)) swedish++
    if (stopWords.en.has(word)) english++
  }
  return swedish > english ? 'sv' : 'en'
}
