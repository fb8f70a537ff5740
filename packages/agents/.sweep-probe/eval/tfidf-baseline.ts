import { inverseFrequency, takeBest, type BaselineSentence } from './baseline-sentences.ts'
import { rougeTokens } from './rouge.ts'

type Vector = Map<string, number>

const vectorOf = (tokens: string[], idf: Map<string, number>): Vector => {
  const vector: Vector = new Map()
  for (const token of tokens) vector.set(token, (vector.get(token) ?? 0) + (idf.get(token) ?? 0))
  return vector
}

const norm = (vector: Vector): number => Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0))

const cosine = (a: Vector, b: Vector): number => {
  const dot = [...a].reduce((sum, [token, value]) => sum + value * (b.get(token) ?? 0), 0)
  return dot === 0 ? 0 : dot / (norm(a) * norm(b))
}

/** Plain tf-idf extraction: the sentences nearest to the meeting's centroid, or to the question when there is one. */
export const summariseByTfidf = (sentences: BaselineSentence[], words: number, query?: string): string => {
  const idf = inverseFrequency(sentences)
  const target =
    query === undefined
      ? vectorOf(
          sentences.flatMap(({ tokens }) => tokens),
          idf,
        )
      : vectorOf(rougeTokens(query), idf)
  return takeBest(
    sentences,
    sentences.map(({ tokens }) => cosine(vectorOf(tokens, idf), target)),
    words,
  )
}
