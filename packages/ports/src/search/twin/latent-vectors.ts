import type { Breathe } from '../breathe.ts'
import { feedbackVector } from '../feedback-vector.ts'
import type { LatentSpace } from '../latent/latent-space.ts'
import type { Scored } from '../scored.ts'
import type { TextIndex } from '../text/text-index.ts'
import { VectorIndex } from '../vectors/vector-index.ts'

const DOCUMENTS_BETWEEN_BREATHS = 64

/** Every document of a text index, folded into one stored space. */
export class LatentVectors {
  readonly generation: number
  readonly #space: LatentSpace
  readonly #text: TextIndex
  readonly #vectors: VectorIndex
  /** The space's row of each of the text index's terms, -1 for none; grows with the vocabulary. */
  readonly #rowOf: number[] = []

  constructor(space: LatentSpace, generation: number, text: TextIndex) {
    this.generation = generation
    this.#space = space
    this.#text = text
    this.#vectors = new VectorIndex(space.dimensions)
  }

  get bytes(): number {
    return this.#vectors.bytes + this.#space.rows.byteLength
  }

  async foldAll(breathe: Breathe): Promise<void> {
    this.learnTerms()
    for (let ordinal = 0; ordinal < this.#text.ordinals; ordinal++) {
      this.fold(ordinal)
      if (ordinal % DOCUMENTS_BETWEEN_BREATHS === 0) await breathe()
    }
  }

  /** After new documents brought new terms. */
  learnTerms(): void {
    const { vocabulary } = this.#text
    while (this.#rowOf.length < vocabulary.length) this.#rowOf.push(this.#space.rowOf(vocabulary[this.#rowOf.length]!) ?? -1)
  }

  fold(ordinal: number): void {
    const document = this.#text.termCounts(ordinal)
    if (!document) return
    const known: [number, number][] = []
    document.terms.forEach((term, nth) => {
      const row = this.#rowOf[term]!
      if (row >= 0) known.push([row, document.counts[nth]!])
    })
    this.#vectors.set(ordinal, this.#space.embed(known))
  }

  remove(ordinal: number): void {
    this.#vectors.remove(ordinal)
  }

  /** The documents nearest to what the best text hits are about. */
  near(hits: readonly Scored[], limit: number, allows?: (ordinal: number) => boolean): Scored[] {
    if (hits.length === 0) return []
    const spoken = hits.map(({ ordinal, score }) => ({ score, vector: this.#vectors.get(ordinal) }))
    return this.#vectors.search(feedbackVector(spoken, this.#space.dimensions), limit, allows)
  }
}
