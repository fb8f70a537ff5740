import { seededRandom } from '@understudy/core'
import type { Breathe } from '../breathe.ts'
import { inverseDocumentFrequency } from '../text/bm25.ts'
import type { TermCounts } from '../text/text-index.ts'
import { LatentSpace, termWeight } from './latent-space.ts'
import { orthonormalise } from './orthonormalise.ts'

export const LATENT_DIMENSIONS = 128
/** Below this a corpus has no meanings to find. */
export const FEWEST_DOCUMENTS = 16
/** A larger corpus is learnt from a sample of it; the rest is folded in. */
export const LARGEST_SAMPLE = 6_000

/** Rounds of subspace iteration; six rather than three change nDCG@10 by no more than another seed does, 0.001. */
const ROUNDS = 4
const DOCUMENTS_BETWEEN_BREATHS = 16
const SEED = 1990

interface Row {
  columns: Int32Array
  weights: Float32Array
}

/**
 * Finds the directions in which the documents vary most: the dominant right singular vectors of the weighted document–term matrix, by
 * subspace iteration from a seeded start (Halko, Martinsson and Tropp 2011). Their rotation does not matter to a cosine, so no
 * eigenvalues are computed. The same documents in the same order always give the same space.
 */
export async function trainLatentSpace(
  documents: readonly TermCounts[],
  vocabulary: readonly string[],
  breathe: Breathe,
): Promise<LatentSpace> {
  const holding = new Int32Array(vocabulary.length)
  for (const { terms } of documents) for (const term of terms) holding[term]!++
  // A term of one document says nothing about company.
  const kept = [...holding.keys()].filter((term) => holding[term]! > 1)
  // In an order of their own: the space shall depend on what the documents say, not on which came first.
  kept.sort((a, b) => (vocabulary[a]! < vocabulary[b]! ? -1 : 1))
  const columnOf = new Int32Array(vocabulary.length).fill(-1)
  kept.forEach((term, column) => (columnOf[term] = column))
  const rarities = Float32Array.from(kept, (term) => inverseDocumentFrequency(holding[term]!, documents.length))
  const rows = documents.map((document) => weigh(document, columnOf, rarities))
  // As many directions as terms or documents would only turn the words around.
  const dimensions = Math.max(2, Math.min(LATENT_DIMENSIONS, Math.floor(documents.length / 8), Math.floor(kept.length / 4)))

  const random = seededRandom(SEED)
  const basis = Float32Array.from({ length: kept.length * dimensions }, () => random() + random() + random() - 1.5)
  for (let round = 0; round < ROUNDS; round++) {
    const image = await project(rows, basis, dimensions, breathe)
    await orthonormalise(image, dimensions, breathe)
    await spread(rows, image, basis, dimensions, breathe)
  }
  await orthonormalise(basis, dimensions, breathe)
  return new LatentSpace({ dimensions, terms: kept.map((term) => vocabulary[term]!), rarities, ...quantise(basis, dimensions) })
}

function weigh(document: TermCounts, columnOf: Int32Array, rarities: Float32Array): Row {
  const entries: [number, number][] = []
  document.terms.forEach((term, nth) => {
    const column = columnOf[term]!
    if (column >= 0) entries.push([column, termWeight(document.counts[nth]!, rarities[column]!)])
  })
  const length = Math.hypot(...entries.map(([, weight]) => weight)) || 1
  return {
    columns: Int32Array.from(entries, ([column]) => column),
    weights: Float32Array.from(entries, ([, weight]) => weight / length),
  }
}

/** Documents × dimensions: each document's place in the basis. */
async function project(rows: readonly Row[], basis: Float32Array, dimensions: number, breathe: Breathe): Promise<Float32Array> {
  const image = new Float32Array(rows.length * dimensions)
  for (const [at, { columns, weights }] of rows.entries()) {
    const place = image.subarray(at * dimensions, (at + 1) * dimensions)
    columns.forEach((column, nth) => {
      const weight = weights[nth]!
      for (let k = 0, from = column * dimensions; k < dimensions; k++) place[k]! += weight * basis[from + k]!
    })
    if (at % DOCUMENTS_BETWEEN_BREATHS === 0) await breathe()
  }
  return image
}

/** Terms × dimensions, into `basis`: each term's place by the documents that hold it. */
async function spread(
  rows: readonly Row[],
  image: Float32Array,
  basis: Float32Array,
  dimensions: number,
  breathe: Breathe,
): Promise<void> {
  basis.fill(0)
  for (const [at, { columns, weights }] of rows.entries()) {
    const place = image.subarray(at * dimensions, (at + 1) * dimensions)
    columns.forEach((column, nth) => {
      const weight = weights[nth]!
      for (let k = 0, to = column * dimensions; k < dimensions; k++) basis[to + k]! += weight * place[k]!
    })
    if (at % DOCUMENTS_BETWEEN_BREATHS === 0) await breathe()
  }
}

function quantise(basis: Float32Array, dimensions: number): { rows: Int8Array; scales: Float32Array } {
  const rows = new Int8Array(basis.length)
  const scales = new Float32Array(basis.length / dimensions)
  for (let term = 0; term < scales.length; term++) {
    const from = term * dimensions
    let largest = 0
    for (let k = from; k < from + dimensions; k++) largest = Math.max(largest, Math.abs(basis[k]!))
    scales[term] = largest / 127
    if (largest > 0) for (let k = from; k < from + dimensions; k++) rows[k] = Math.round((basis[k]! / largest) * 127)
  }
  return { rows, scales }
}
