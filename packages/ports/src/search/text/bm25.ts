/** Robertson's BM25 with the constants that OpenSearch has by default. */
const K1 = 1.2
const B = 0.75

/** Lucene's form, which is never negative. `holding` of `documents` documents have the term. */
export const inverseDocumentFrequency = (holding: number, documents: number): number =>
  Math.log(1 + (documents - holding + 0.5) / (holding + 0.5))

/** What a document's length does to its term counts: the denominator's constant part. Lengths are in terms. */
export const lengthPenalty = (length: number, averageLength: number): number => K1 * (1 - B + (B * length) / averageLength)

/** A term's share of a document's score, before its inverse document frequency; 0 to 1. */
export const saturation = (count: number, penalty: number): number => count / (count + penalty)
