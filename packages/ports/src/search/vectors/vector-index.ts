import type { Scored } from '../scored.ts'
import { TopScored } from '../text/top-scored.ts'
import { dot } from './dot.ts'
import { Sketcher, sketchDistance } from './sketch.ts'

/** Up to so many vectors each is compared exactly; beyond, sketches choose the candidates. */
const EXACT_UP_TO = 10_000
/** Candidates compared exactly for each hit asked for. */
const CANDIDATES_PER_HIT = 15

/** Unit vectors by ordinal; the nearest by cosine, with the filter inside the search. A removed or absent vector is all zero. */
export class VectorIndex {
  readonly dimensions: number
  readonly #sketcher: Sketcher
  #vectors: Float32Array
  #sketches: Int32Array
  #present = new Uint8Array(64)
  #size = 0

  constructor(dimensions: number) {
    this.dimensions = dimensions
    this.#sketcher = new Sketcher(dimensions)
    this.#vectors = new Float32Array(64 * dimensions)
    this.#sketches = new Int32Array(64 * this.#sketcher.words)
  }

  get bytes(): number {
    return this.#vectors.byteLength + this.#sketches.byteLength
  }

  /** @param unit of length 1; a zero vector is as if absent. */
  set(ordinal: number, unit: ArrayLike<number>): void {
    this.#reserve(ordinal + 1)
    this.#vectors.set(unit, ordinal * this.dimensions)
    this.#sketcher.write(
      this.#vectors,
      ordinal * this.dimensions,
      this.dimensions,
      this.#sketches,
      ordinal * this.#sketcher.words,
    )
    this.#present[ordinal] = Array.prototype.some.call(unit, (value: number) => value !== 0) ? 1 : 0
    this.#size = Math.max(this.#size, ordinal + 1)
  }

  remove(ordinal: number): void {
    if (ordinal < this.#size) this.#present[ordinal] = 0
  }

  get(ordinal: number): Float32Array | undefined {
    if (!this.#present[ordinal]) return undefined
    return this.#vectors.subarray(ordinal * this.dimensions, (ordinal + 1) * this.dimensions)
  }

  /** The nearest `limit` that are allowed, by cosine. Exact up to 10,000 vectors; beyond, about 97 of 100 true neighbours are found. */
  search(unit: Float32Array, limit: number, allows?: (ordinal: number) => boolean): Scored[] {
    const candidates = this.#size <= EXACT_UP_TO ? undefined : this.#nearSketches(unit, limit * CANDIDATES_PER_HIT, allows)
    const top = new TopScored(limit)
    const consider = (ordinal: number) => {
      const score = dot(this.#vectors, ordinal * this.dimensions, unit)
      if (score >= top.threshold) top.offer(ordinal, score)
    }
    if (candidates) for (const ordinal of candidates) consider(ordinal)
    else for (let at = 0; at < this.#size; at++) if (this.#present[at] && (!allows || allows(at))) consider(at)
    return top.sorted()
  }

  /** At least `wanted` ordinals, if there are so many: all up to the distance at which that number is reached. */
  #nearSketches(unit: Float32Array, wanted: number, allows?: (ordinal: number) => boolean): number[] {
    const { words } = this.#sketcher
    const sketch = new Int32Array(words)
    this.#sketcher.write(unit, 0, this.dimensions, sketch, 0)
    const distances = new Uint16Array(this.#size).fill(65_535)
    const atDistance = new Int32Array(words * 32 + 1)
    for (let at = 0; at < this.#size; at++) {
      if (!this.#present[at] || (allows && !allows(at))) continue
      const distance = sketchDistance(this.#sketches, at * words, sketch)
      distances[at] = distance
      atDistance[distance]!++
    }
    let furthest = 0
    for (let reached = 0; furthest < words * 32; furthest++) if ((reached += atDistance[furthest]!) >= wanted) break
    const near: number[] = []
    for (let at = 0; at < this.#size; at++) if (distances[at]! <= furthest) near.push(at)
    return near
  }

  #reserve(size: number): void {
    let capacity = this.#present.length
    if (size <= capacity) return
    while (capacity < size) capacity *= 2
    const vectors = new Float32Array(capacity * this.dimensions)
    vectors.set(this.#vectors)
    const sketches = new Int32Array(capacity * this.#sketcher.words)
    sketches.set(this.#sketches)
    const present = new Uint8Array(capacity)
    present.set(this.#present)
    this.#vectors = vectors
    this.#sketches = sketches
    this.#present = present
  }
}
