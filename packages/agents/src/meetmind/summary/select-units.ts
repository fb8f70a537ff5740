import type { Unit } from './collect-units.ts'
import { pairsOf, type TermWeights } from './weigh-terms.ts'

// Chosen on the first half of the evaluation's meetings; the figures move by less than a point for 0.1–0.5 and 0.5–1.
const repeatedWorth = 0.3
const overrunWords = 12

type Selection = {
  wordBudget: number
  weights: TermWeights
  /** How much a sentence's length counts against it: 0 not at all, 1 worth per word. */
  lengthPower: number
  prior?: (unit: Unit) => number
}

/**
 * Greedy cover: again and again the sentence that adds the most worth for its length, where what an earlier choice already said is worth
 * little. Gives coverage of the subjects and no repeats at once. In the order of the meeting.
 */
export const selectUnits = (candidates: Unit[], { wordBudget, weights, lengthPower, prior = () => 1 }: Selection): Unit[] => {
  const said = new Map<string, number>()
  const worthOf = (key: string, weight: number | undefined): number => (weight ?? 0) * repeatedWorth ** (said.get(key) ?? 0)
  const pool = candidates
    .map((unit) => ({ unit, terms: [...new Set(unit.terms)], pairs: [...new Set(pairsOf(unit.terms))], prior: prior(unit) }))
    .filter((entry) => entry.prior > 0)
  const gainOf = ({ unit, terms, pairs, prior: factor }: (typeof pool)[number]): number => {
    const worth =
      terms.reduce((sum, term) => sum + worthOf(term, weights.term.get(term)), 0) +
      pairs.reduce((sum, pair) => sum + worthOf(pair, weights.pair.get(pair)), 0)
    return (factor * worth) / unit.wordCount ** lengthPower
  }
  const taken: Unit[] = []
  let usedWords = 0
  while (usedWords < wordBudget) {
    let best: { entry: (typeof pool)[number]; gain: number } | null = null
    for (const entry of pool) {
      if (taken.includes(entry.unit) || usedWords + entry.unit.wordCount > wordBudget + overrunWords) continue
      const gain = gainOf(entry)
      if (gain > (best?.gain ?? 0)) best = { entry, gain }
    }
    if (!best) break
    taken.push(best.entry.unit)
    usedWords += best.entry.unit.wordCount
    for (const key of [...best.entry.terms, ...best.entry.pairs]) said.set(key, (said.get(key) ?? 0) + 1)
  }
  return taken.sort((a, b) => a.at - b.at)
}
