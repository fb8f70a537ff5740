import { analyze } from '../analysis/analyze.ts'
import type { Breathe } from '../breathe.ts'
import type { LatentSpace } from '../latent/latent-space.ts'
import { FEWEST_DOCUMENTS } from '../latent/train-latent-space.ts'
import type { FieldValue, Filter, IndexSettings } from '../port.ts'
import { BUILTIN_SPACE } from '../rules.ts'
import { byScoreThenId, type Ranked, type Scored } from '../scored.ts'
import { TextIndex } from '../text/text-index.ts'
import { VectorIndex } from '../vectors/vector-index.ts'
import { weightedTexts } from '../weighted-texts.ts'
import { FieldColumns } from './field-columns.ts'
import { LatentVectors } from './latent-vectors.ts'

export interface DocumentChange {
  readonly id: string
  readonly seq: bigint
  readonly deleted: boolean
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly vector: readonly number[] | null
}

/** Roughly what one document costs beside its vectors: postings, counts, filters, its id. Measured on SciFact: 1.9 KB. */
const BYTES_PER_DOCUMENT = 2_000
const DEAD_BEFORE_REBUILD = 1_000

/** One index as this node searches it. Derived from the stored documents: lost and built again at any time. */
export class DerivedIndex {
  readonly settings: IndexSettings
  /** Tells an index from a later one of the same name. */
  readonly incarnation: string
  /** The last change that is in. */
  seq = 0n
  readonly #text = new TextIndex()
  readonly #vectors: VectorIndex | null
  readonly #columns: FieldColumns
  readonly #ids: string[] = []
  readonly #ordinals = new Map<string, number>()
  #latent: LatentVectors | undefined

  constructor(settings: IndexSettings, incarnation: string) {
    this.settings = settings
    this.incarnation = incarnation
    this.#columns = new FieldColumns(settings)
    const { vector } = settings
    this.#vectors = vector === null || vector.space === BUILTIN_SPACE ? null : new VectorIndex(vector.dimensions)
  }

  get documents(): number {
    return this.#text.documents
  }

  get bytes(): number {
    return this.#ids.length * BYTES_PER_DOCUMENT + (this.#vectors?.bytes ?? 0) + (this.#latent?.bytes ?? 0)
  }

  /** So much of it is deleted that building it again is cheaper than carrying that on. */
  get isMostlyDead(): boolean {
    return this.#ids.length > 2 * this.documents + DEAD_BEFORE_REBUILD
  }

  get learnsItsSpace(): boolean {
    return this.settings.vector?.space === BUILTIN_SPACE
  }

  /** 0 before the first. */
  get spaceGeneration(): number {
    return this.#latent?.generation ?? 0
  }

  apply(change: DocumentChange): void {
    this.#remove(change.id)
    if (!change.deleted) this.#add(change)
    this.seq = change.seq
  }

  async adoptSpace(space: LatentSpace, generation: number, breathe: Breathe): Promise<void> {
    const latent = new LatentVectors(space, generation, this.#text)
    await latent.foldAll(breathe)
    this.#latent = latent
  }

  textHits(text: string, filters: readonly Filter[], limit: number): { hits: Ranked[]; total: number } {
    const { hits, total } = this.#text.search(analyze(text, this.settings.language), limit, this.#columns.predicate(filters))
    return { hits: this.#named(hits), total }
  }

  vectorHits(unit: readonly number[], filters: readonly Filter[], limit: number): Ranked[] {
    return this.#named(this.#vectors?.search(Float32Array.from(unit), limit, this.#columns.predicate(filters)) ?? [])
  }

  /** Undefined while the space is not yet learnt; empty where there is too little to learn from. */
  latentHits(text: readonly Ranked[], filters: readonly Filter[], limit: number): Ranked[] | undefined {
    if (!this.#latent) return this.documents < FEWEST_DOCUMENTS ? [] : undefined
    const hits = text.flatMap(({ id, score }) => {
      const ordinal = this.#ordinals.get(id)
      return ordinal === undefined ? [] : [{ ordinal, score }]
    })
    return this.#named(this.#latent.near(hits, limit, this.#columns.predicate(filters)))
  }

  allHits(filters: readonly Filter[], limit: number): { ids: string[]; total: number } {
    const allows = this.#columns.predicate(filters)
    const ids = [...this.#ordinals].filter(([, ordinal]) => allows?.(ordinal) ?? true).map(([id]) => id)
    return { ids: ids.sort().slice(0, limit), total: ids.length }
  }

  /** At most `most` documents, evenly spread over all, and the vocabulary. */
  sample(most: number): { documents: NonNullable<ReturnType<TextIndex['termCounts']>>[]; vocabulary: readonly string[] } {
    const ordinals = [...this.#ordinals.values()]
    const step = Math.max(1, ordinals.length / most)
    const count = Math.min(most, ordinals.length)
    const documents = Array.from({ length: count }, (_, nth) => this.#text.termCounts(ordinals[Math.floor(nth * step)]!)!)
    return { documents, vocabulary: [...this.#text.vocabulary] }
  }

  #named(hits: readonly Scored[]): Ranked[] {
    return hits.map(({ ordinal, score }) => ({ id: this.#ids[ordinal]!, score })).sort(byScoreThenId)
  }

  #add({ id, fields, vector }: DocumentChange): void {
    const ordinal = this.#text.add(weightedTexts(fields, this.settings).flatMap((text) => analyze(text, this.settings.language)))
    this.#ids[ordinal] = id
    this.#ordinals.set(id, ordinal)
    this.#columns.set(ordinal, fields)
    if (vector) this.#vectors?.set(ordinal, vector)
    this.#latent?.learnTerms()
    this.#latent?.fold(ordinal)
  }

  #remove(id: string): void {
    const ordinal = this.#ordinals.get(id)
    if (ordinal === undefined) return
    this.#ordinals.delete(id)
    this.#text.remove(ordinal)
    this.#vectors?.remove(ordinal)
    this.#latent?.remove(ordinal)
  }
}
