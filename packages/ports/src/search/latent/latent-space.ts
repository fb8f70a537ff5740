import { toUnitLength } from '../vectors/dot.ts'

/** Weight of a term in a document's vector before projection: how often (damped) times how rare. */
export const termWeight = (count: number, rarity: number): number => (1 + Math.log(count)) * rarity

/**
 * The built-in space: latent semantic analysis (Deerwester 1990) of one index's own documents, so it needs no model and no service.
 * Texts that share no word come near when their words keep the same company. Trained once and stored; every node folds documents into the
 * same stored space, so all nodes see the same vectors.
 */
export class LatentSpace {
  readonly dimensions: number
  readonly terms: readonly string[]
  readonly rarities: Float32Array
  /** One row a term, 8 bits a number: a row's numbers times its scale. */
  readonly rows: Int8Array
  readonly scales: Float32Array
  readonly #rowByTerm: Map<string, number>

  constructor(fields: {
    dimensions: number
    terms: readonly string[]
    rarities: Float32Array
    rows: Int8Array
    scales: Float32Array
  }) {
    this.dimensions = fields.dimensions
    this.terms = fields.terms
    this.rarities = fields.rarities
    this.rows = fields.rows
    this.scales = fields.scales
    this.#rowByTerm = new Map(fields.terms.map((term, row) => [term, row]))
  }

  /** Undefined for a term the space was not trained on. */
  rowOf(term: string): number | undefined {
    return this.#rowByTerm.get(term)
  }

  /** Adds a term that occurs `count` times to a vector in the making. */
  accumulate(vector: Float32Array, row: number, count: number): void {
    const weight = termWeight(count, this.rarities[row]!) * this.scales[row]!
    const offset = row * this.dimensions
    for (let at = 0; at < vector.length; at++) vector[at]! += weight * this.rows[offset + at]!
  }

  /** The unit vector of a document, or zero when the space knows none of its terms. */
  embed(occurrences: Iterable<readonly [row: number, count: number]>): Float32Array {
    const vector = new Float32Array(this.dimensions)
    for (const [row, count] of occurrences) this.accumulate(vector, row, count)
    return toUnitLength(vector)
  }
}
