const gain = (grades: readonly number[]): number => grades.reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0)

/** Normalised discounted cumulative gain of the first ten, linear gains (Järvelin and Kekäläinen 2002), as BEIR reports it. */
export function ndcgAt10(ranked: readonly string[], judged: ReadonlyMap<string, number>): number {
  const found = ranked.slice(0, 10).map((id) => judged.get(id) ?? 0)
  const best = [...judged.values()].sort((a, b) => b - a).slice(0, 10)
  return gain(found) / gain(best)
}
