/** Round marks from 0 to at most the end, three to six of them: 0, 50, 100 s. */
export function axisMarks(wholeMs: number): number[] {
  if (wholeMs <= 0) return [0]
  const most = wholeMs / 2
  const power = 10 ** Math.floor(Math.log10(most))
  const stepMs = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power
  return Array.from({ length: Math.floor(wholeMs / stepMs) + 1 }, (_, index) => index * stepMs)
}

/** "50 s" beside "100 s": one unit for the whole axis, so that marks can be compared. */
export function axisLabel(atMs: number, wholeMs: number): string {
  if (wholeMs < 1_000) return `${atMs}\u00A0ms`
  if (wholeMs < 180_000) return `${Number((atMs / 1_000).toFixed(1))}\u00A0s`
  return `${Number((atMs / 60_000).toFixed(1))}\u00A0min`
}
