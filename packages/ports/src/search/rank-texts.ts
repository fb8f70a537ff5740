import { analyze } from './analysis/analyze.ts'
import type { Language } from './port.ts'
import { byScoreThenId, type Ranked } from './scored.ts'
import { TextIndex } from './text/text-index.ts'

/**
 * Ranks a handful of texts for a query with BM25 over these texts alone: best first, those without any of the query's terms left out.
 * Pure. About 1 ms for 100 paragraphs.
 */
export function rankTexts(query: string, texts: readonly { id: string; text: string }[], language: Language): Ranked[] {
  const index = new TextIndex()
  for (const { text } of texts) index.add(analyze(text, language))
  const { hits } = index.search(analyze(query, language), Math.max(1, texts.length))
  return hits.map(({ ordinal, score }) => ({ id: texts[ordinal]!.id, score })).sort(byScoreThenId)
}
