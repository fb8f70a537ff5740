import { takeBest, type BaselineSentence } from './baseline-sentences.ts'
import { rougeTokens } from './rouge.ts'

const damping = 0.85
const rounds = 30

type Edge = { to: number; weight: number }

/** Mihalcea and Tarau's similarity: shared words over the logs of the lengths. */
const edgesOf = (sentences: BaselineSentence[]): Edge[][] => {
  const sets = sentences.map(({ tokens }) => new Set(tokens))
  const holders = new Map<string, number[]>()
  sets.forEach((set, at) => set.forEach((token) => holders.set(token, [...(holders.get(token) ?? []), at])))
  return sets.map((set, at) => {
    const shared = new Map<number, number>()
    for (const token of set)
      for (const other of holders.get(token) ?? []) if (other !== at) shared.set(other, (shared.get(other) ?? 0) + 1)
    return [...shared].map(([to, count]) => ({
      to,
      weight: count / (Math.log(set.size + 1) + Math.log((sets[to]?.size ?? 0) + 1)),
    }))
  })
}

const walk = (edges: Edge[][], sums: number[], wish: number[]): number[] => {
  const wished = wish.reduce((sum, value) => sum + value, 0) || 1
  let rank = wish.map((value) => value / wished)
  for (let round = 0; round < rounds; round += 1) {
    const next = wish.map((value) => ((1 - damping) * value) / wished)
    edges.forEach((list, at) => {
      const flow = (damping * (rank[at] ?? 0)) / (sums[at] || 1)
      for (const { to, weight } of list) next[to] = (next[to] ?? 0) + flow * weight
    })
    rank = next
  }
  return rank
}

/** TextRank over all sentences of a meeting; with a question, walks restart at the sentences that share words with it. */
export const textrankOf = (sentences: BaselineSentence[]): ((words: number, query?: string) => string) => {
  const edges = edgesOf(sentences)
  const sums = edges.map((list) => list.reduce((sum, edge) => sum + edge.weight, 0))
  return (words, query) => {
    const asked = new Set(query === undefined ? [] : rougeTokens(query))
    const wish = sentences.map(({ tokens }) => (query === undefined ? 1 : tokens.filter((token) => asked.has(token)).length))
    return takeBest(sentences, walk(edges, sums, wish), words)
  }
}
