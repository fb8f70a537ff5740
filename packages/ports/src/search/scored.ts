/** A document's place in its index and its score. */
export interface Scored {
  ordinal: number
  score: number
}

/** A document's id and its score; lists of these are best first, equal scores in order of id. */
export interface Ranked {
  id: string
  score: number
}

export const byScoreThenId = (a: Ranked, b: Ranked): number => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
