import type { Scored } from '../scored.ts'
import { inverseDocumentFrequency, lengthPenalty, saturation } from './bm25.ts'
import { Postings } from './postings.ts'
import { TopScored } from './top-scored.ts'

/** A document as the index sees it: term numbers and how often each occurs. */
export interface TermCounts {
  terms: Int32Array
  counts: Uint16Array
}

/** Stands for a score of a document that holds a term but cannot be among the best; no true score is so small. */
const COUNTED = 1e-300

const countOf = (terms: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** An inverted index in memory with exact BM25. Documents are known by ordinals, given out in order of `add`. */
export class TextIndex {
  readonly #numbers = new Map<string, number>()
  readonly #terms: string[] = []
  readonly #postings: Postings[] = []
  readonly #documents: (TermCounts | undefined)[] = []
  #lengths = new Float64Array(64)
  #scores = new Float64Array(64)
  #touched = new Int32Array(64)
  #totalLength = 0
  #living = 0

  get documents(): number {
    return this.#living
  }

  /** Ordinals given out so far, removed ones included. */
  get ordinals(): number {
    return this.#documents.length
  }

  /** Every term, by its number. */
  get vocabulary(): readonly string[] {
    return this.#terms
  }

  /** Analysed terms, each as often as it counts: a field of weight 2 is given twice (BM25F with whole weights). */
  add(terms: readonly string[]): number {
    const ordinal = this.#documents.length
    const counted = countOf(terms)
    const document = { terms: new Int32Array(counted.size), counts: new Uint16Array(counted.size) }
    let nth = 0
    for (const [term, count] of counted) {
      const number = this.#number(term)
      this.#postings[number]!.push(ordinal, count)
      document.terms[nth] = number
      document.counts[nth++] = Math.min(count, 65_535)
    }
    this.#documents.push(document)
    this.#reserve(ordinal + 1)
    this.#lengths[ordinal] = terms.length
    this.#totalLength += terms.length
    this.#living++
    return ordinal
  }

  remove(ordinal: number): void {
    const document = this.#documents[ordinal]
    if (!document) return
    for (const number of document.terms) this.#postings[number]!.living--
    this.#totalLength -= this.#lengths[ordinal]!
    this.#documents[ordinal] = undefined
    this.#living--
  }

  /** Undefined once removed. */
  termCounts(ordinal: number): TermCounts | undefined {
    return this.#documents[ordinal]
  }

  /** In how many living documents a term occurs. */
  holding(number: number): number {
    return this.#postings[number]?.living ?? 0
  }

  termNumber(term: string): number | undefined {
    return this.#numbers.get(term)
  }

  /** The best `limit` documents that hold any of the terms and are allowed, and how many there are in all. */
  search(terms: readonly string[], limit: number, allows?: (ordinal: number) => boolean): { hits: Scored[]; total: number } {
    const lists = this.#weighed(terms)
    let open = lists.reduce((sum, { weight }) => sum + weight, 0)
    let count = 0
    let floor = -Infinity
    for (const [nth, list] of lists.entries()) {
      // The rarest are in: may what is still open lift a document among the best that has none of them?
      if (nth > 0 && list.postings.size > count) floor = this.#best(count, limit, allows).threshold
      count = this.#accumulate(list, count, floor - open)
      open -= list.weight
    }
    const { top, total } = this.#best(count, limit, allows)
    this.#scores.fill(0, 0, this.ordinals)
    return { hits: top.sorted(), total }
  }

  /** The terms' postings, rarest and so heaviest first. A term adds at most its weight to a score. */
  #weighed(terms: readonly string[]): { postings: Postings; weight: number }[] {
    return [...countOf(terms)]
      .flatMap(([term, repeats]) => {
        const postings = this.#postings[this.#numbers.get(term) ?? -1]
        if (!postings || postings.living === 0) return []
        return [{ postings, weight: repeats * inverseDocumentFrequency(postings.living, this.#living) }]
      })
      .sort((a, b) => b.weight - a.weight)
  }

  /** Adds one term to the scores of all documents that have `needed` by now (MaxScore, Turtle and Flood 1995); the rest is only counted. */
  #accumulate({ postings, weight }: { postings: Postings; weight: number }, touched: number, needed: number): number {
    const scores = this.#scores
    const lengths = this.#lengths
    // The penalty is linear in the length: two numbers instead of a division for every posting.
    const averageLength = this.#totalLength / Math.max(1, this.#living) || 1
    const base = lengthPenalty(0, averageLength)
    const slope = lengthPenalty(1, averageLength) - base
    const { ordinals, counts, size } = postings
    for (let at = 0; at < size; at++) {
      const ordinal = ordinals[at]!
      const before = scores[ordinal]!
      if (before === 0) this.#touched[touched++] = ordinal
      if (before < needed) {
        if (before === 0) scores[ordinal] = COUNTED
      } else scores[ordinal] = before + weight * saturation(counts[at]!, base + slope * lengths[ordinal]!)
    }
    return touched
  }

  #best(
    count: number,
    limit: number,
    allows?: (ordinal: number) => boolean,
  ): { top: TopScored; threshold: number; total: number } {
    const top = new TopScored(limit)
    let total = 0
    for (let at = 0; at < count; at++) {
      const ordinal = this.#touched[at]!
      if (!this.#documents[ordinal] || (allows && !allows(ordinal))) continue
      total++
      const score = this.#scores[ordinal]!
      if (score >= top.threshold && score > COUNTED) top.offer(ordinal, score)
    }
    return { top, threshold: top.threshold, total }
  }

  #number(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    this.#numbers.set(term, this.#postings.length)
    this.#terms.push(term)
    return this.#postings.push(new Postings()) - 1
  }

  #reserve(size: number): void {
    if (size <= this.#lengths.length) return
    const lengths = new Float64Array(this.#lengths.length * 2)
    lengths.set(this.#lengths)
    this.#lengths = lengths
    this.#scores = new Float64Array(lengths.length)
    this.#touched = new Int32Array(lengths.length)
  }
}
