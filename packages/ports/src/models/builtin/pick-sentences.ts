import { analyze } from '../../search/analysis/analyze.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { detectLanguage } from './detect-language.ts'

const FEWEST_SENTENCES = 3
const SHARE_KEPT = 0.2
const SHORTEST_WORDS = 4

export interface PickedSentences {
  readonly sentences: readonly string[]
  /** Not even one whole sentence fitted. */
  readonly isCut: boolean
}

function split(text: string): string[] {
  const segmenter = new Intl.Segmenter(detectLanguage(text), { granularity: 'sentence' })
  return text
    .split(/\n+/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '')
}

/** Each sentence's likeness to the whole text: the cosine of its damped, rarity-weighted terms with their sum over all sentences. */
function centrality(sentences: readonly string[], language: 'en' | 'sv'): number[] {
  const termsOf = sentences.map((sentence) => new Set(analyze(sentence, language)))
  const holding = new Map<string, number>()
  for (const terms of termsOf) for (const term of terms) holding.set(term, (holding.get(term) ?? 0) + 1)
  const rarity = (term: string) => Math.log(1 + sentences.length / holding.get(term)!)
  return termsOf.map((terms) => {
    const weights = [...terms].map((term) => ({ own: rarity(term), whole: rarity(term) * holding.get(term)! }))
    const length = Math.hypot(...weights.map(({ own }) => own))
    return terms.size < SHORTEST_WORDS || length === 0
      ? 0
      : weights.reduce((sum, { own, whole }) => sum + own * whole, 0) / length
  })
}

/** Words of a sentence up to so many tokens. */
function cut(sentence: string, maxTokens: number): string {
  const words = sentence.split(' ')
  while (words.length > 1 && estimateTokens(words.join(' ')) > maxTokens) words.pop()
  return words.join(' ')
}

/** The most central fifth of a text's sentences (three at least), in their order, within so many tokens. */
export function pickSentences(text: string, maxTokens: number): PickedSentences {
  const sentences = split(text)
  const scores = centrality(sentences, detectLanguage(text))
  const ranked = [...sentences.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
  const chosen: number[] = []
  let tokens = 0
  for (const nth of ranked.slice(0, Math.max(FEWEST_SENTENCES, Math.ceil(sentences.length * SHARE_KEPT)))) {
    const its = estimateTokens(sentences[nth]!)
    if (tokens + its > maxTokens) continue
    chosen.push(nth)
    tokens += its
  }
  if (chosen.length === 0) return { sentences: [cut(sentences[ranked[0]!]!, maxTokens)], isCut: true }
  return { sentences: chosen.sort((a, b) => a - b).map((nth) => sentences[nth]!), isCut: false }
}
