import { stem } from '../text/stem.ts'

export type RougeScores = { rouge1: number; rouge2: number }

/** As the reference implementation: lower case, everything but a–z and 0–9 parts words, words longer than three letters are Porter-stemmed. */
export const rougeTokens = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '')
    .map((token) => (token.length > 3 ? stem(token, 'en') : token))

const grams = (tokens: string[], size: number): Map<string, number> => {
  const counts = new Map<string, number>()
  for (let at = 0; at + size <= tokens.length; at += 1) {
    const gram = tokens.slice(at, at + size).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

const f1 = (ours: string[], reference: string[], size: number): number => {
  const mine = grams(ours, size)
  const theirs = grams(reference, size)
  const overlap = [...mine].reduce((sum, [gram, count]) => sum + Math.min(count, theirs.get(gram) ?? 0), 0)
  return overlap === 0 ? 0 : (2 * overlap) / (total(mine) + total(theirs))
}

/** ROUGE-1 and ROUGE-2 F1, 0 to 100. */
export const rouge = (text: string, reference: string): RougeScores => {
  const [ours, theirs] = [rougeTokens(text), rougeTokens(reference)]
  return { rouge1: 100 * f1(ours, theirs, 1), rouge2: 100 * f1(ours, theirs, 2) }
}
