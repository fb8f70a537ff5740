import type { Unit } from './collect-units.ts'

/** How much it is worth to have said a term, or a pair of terms next to each other. */
export type TermWeights = { term: Map<string, number>; pair: Map<string, number> }

export const pairsOf = (terms: string[]): string[] => terms.slice(1).map((term, at) => `${terms[at] ?? ''} ${term}`)

const add = (counts: Map<string, number>, key: string, amount: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}

// What is said once is detail; a subject comes back.
const logOfRepeated = (amounts: Map<string, number>, occurrences: Map<string, number>): Map<string, number> =>
  new Map([...amounts].filter(([key]) => (occurrences.get(key) ?? 0) > 1).map(([key, amount]) => [key, Math.log(1 + amount)]))

/** Weights from how often terms and pairs come; `share` (0 to 1) counts some units in part, by default all wholly. */
export const weighTerms = (units: Unit[], share: (unit: Unit) => number = () => 1): TermWeights => {
  const [terms, pairs, termTimes, pairTimes] = [0, 1, 2, 3].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ]
  for (const unit of units) {
    const part = share(unit)
    for (const term of unit.terms) {
      add(terms, term, part)
      add(termTimes, term, 1)
    }
    for (const pair of pairsOf(unit.terms)) {
      add(pairs, pair, part)
      add(pairTimes, pair, 1)
    }
  }
  return { term: logOfRepeated(terms, termTimes), pair: logOfRepeated(pairs, pairTimes) }
}
