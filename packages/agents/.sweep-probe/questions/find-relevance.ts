import type { Unit } from '../summary/collect-units.ts'

// Chosen on the first half of the evaluation's meetings.
const reach = 8
const relatedTerms = 12
const relatedFrom = 10
const relatedWorth = 0.15
const leastPrefix = 5
const prefixWorth = 0.6

type Wanted = Map<string, number>
export type Relevance = {
  /** Per unit 0 to 1: its own words answer. */
  own: number[]
  /** Per unit 0 to 1: the talk around it is about the question. */
  around: number[]
  /** Whether any word of the question was said. */
  isFound: boolean
}

const rarity = (units: Unit[]): ((term: string) => number) => {
  const counts = new Map<string, number>()
  for (const unit of units) for (const term of new Set(unit.terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + units.length / (1 + (counts.get(term) ?? 0)))
}

/** Terms of the meeting that share a long beginning with one asked for: "intentionality" finds "intention". */
const withPrefixes = (wanted: Wanted, units: Unit[]): Wanted => {
  const all: Wanted = new Map(wanted)
  const spoken = new Set(units.flatMap((unit) => unit.terms))
  for (const term of wanted.keys())
    for (const other of spoken) {
      const isLong = Math.min(term.length, other.length) >= leastPrefix
      if (isLong && !all.has(other) && (other.startsWith(term) || term.startsWith(other))) all.set(other, prefixWorth)
    }
  return all
}

const scoreOwn = (units: Unit[], wanted: Wanted, rare: (term: string) => number): number[] =>
  units.map((unit) => [...new Set(unit.terms)].reduce((sum, term) => sum + (wanted.get(term) ?? 0) * rare(term), 0))

const spread = (scores: number[]): number[] => {
  const around = new Array<number>(scores.length).fill(0)
  scores.forEach((score, at) => {
    if (score === 0) return
    for (let other = Math.max(0, at - 2 * reach); other <= Math.min(scores.length - 1, at + 2 * reach); other += 1)
      around[other] = (around[other] ?? 0) + score * Math.exp(-((other - at) ** 2) / reach ** 2)
  })
  return around
}

const scale = (scores: number[]): number[] => {
  const most = scores.reduce((best, score) => Math.max(best, score), 0)
  return most === 0 ? scores : scores.map((score) => score / most)
}

/** The words that the best passages use beside those asked for (pseudo-relevance feedback). */
const related = (units: Unit[], own: number[], around: number[], rare: (term: string) => number): [string, number][] => {
  const order = units
    .map((_, at) => at)
    .sort((a, b) => (around[b] ?? 0) * (1 + (own[b] ?? 0)) - (around[a] ?? 0) * (1 + (own[a] ?? 0)))
  const sums = new Map<string, number>()
  for (const at of order.slice(0, relatedFrom))
    for (const term of new Set(units[at]?.terms ?? [])) sums.set(term, (sums.get(term) ?? 0) + rare(term))
  const best = [...sums].sort((a, b) => b[1] - a[1]).slice(0, relatedTerms)
  const most = best[0]?.[1] ?? 1
  return best.map(([term, sum]) => [term, (relatedWorth * sum) / most])
}

/** How well each unit of a meeting fits the terms asked for, by itself and by what is said around it. */
export const findRelevance = (units: Unit[], terms: string[]): Relevance => {
  const rare = rarity(units)
  const wanted = withPrefixes(new Map(terms.map((term) => [term, 1])), units)
  const own = scoreOwn(units, wanted, rare)
  const isFound = own.some((score) => score > 0)
  if (!isFound) return { own, around: own, isFound }
  const wider = new Map([...related(units, own, spread(own), rare), ...wanted])
  const widerOwn = scoreOwn(units, wider, rare)
  return { own: scale(widerOwn), around: scale(spread(widerOwn)), isFound }
}
