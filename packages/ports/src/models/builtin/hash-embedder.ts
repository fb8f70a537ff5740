import { analyze } from '../../search/analysis/analyze.ts'
import { toUnitLength } from '../../search/vectors/dot.ts'
import type { Embedder } from '../backend.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { detectLanguage } from './detect-language.ts'

const DIMENSIONS = 384
/** Each feature lands in so many places with its own signs: collisions average out. */
const PLACES = 4
const PAIR_WEIGHT = 0.5

/** FNV-1a, then mixed: part of the space's definition, so it never changes under this name. */
function hash(text: string, seed: number): number {
  let state = (0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d)
  return (state ^ (state >>> 15)) >>> 0
}

function features(text: string): Map<string, number> {
  const terms = analyze(text, detectLanguage(text))
  const counts = new Map<string, number>()
  const add = (feature: string, weight: number) => counts.set(feature, (counts.get(feature) ?? 0) + weight)
  terms.forEach((term, nth) => {
    add(term, 1)
    if (nth > 0) add(`${terms[nth - 1]!} ${term}`, PAIR_WEIGHT)
  })
  // A text of nothing but stop words and marks is known by what it is.
  if (counts.size === 0) add(text.trim(), 1)
  return counts
}

function embed(text: string): number[] {
  const vector = new Float32Array(DIMENSIONS)
  for (const [feature, count] of features(text)) {
    const weight = Math.log(1 + count)
    for (let place = 0; place < PLACES; place++) {
      const at = hash(feature, place)
      vector[(at >>> 1) % DIMENSIONS]! += at & 1 ? weight : -weight
    }
  }
  return Array.from(toUnitLength(vector))
}

/** Word stems and pairs, hashed to 384 numbers: no model, the same on every machine. Likeness of words, not of meaning. */
export const hashEmbedder: Embedder = {
  space: 'builtin-hash-v1',
  embed: (texts) =>
    Promise.resolve({
      space: 'builtin-hash-v1',
      dimensions: DIMENSIONS,
      vectors: texts.map(embed),
      usage: { inputTokens: texts.reduce((sum, text) => sum + estimateTokens(text), 0), outputTokens: 0 },
    }),
}
