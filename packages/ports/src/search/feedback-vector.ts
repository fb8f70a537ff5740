import { toUnitLength } from './vectors/dot.ts'

/** How many of the best text hits speak for the query. */
const FEEDBACK_HITS = 10
/** How much louder the better ones speak: a hit with 92 % of the best score counts half. */
const SHARPNESS = 8

/**
 * What a query means in the index's own space: the mean of the best text hits' vectors, sharply weighted by their scores (pseudo-relevance
 * feedback, Rocchio 1971). A query's few words place it poorly by themselves: on SciFact its own image beside this added nothing.
 */
export function feedbackVector(
  hits: readonly { score: number; vector: Float32Array | undefined }[],
  dimensions: number,
): Float32Array {
  const mean = new Float32Array(dimensions)
  const best = hits[0]?.score ?? 0
  for (const { score, vector } of hits.slice(0, FEEDBACK_HITS)) {
    if (!vector) continue
    const weight = (score / best) ** SHARPNESS
    for (let at = 0; at < dimensions; at++) mean[at]! += weight * vector[at]!
  }
  return toUnitLength(mean)
}
