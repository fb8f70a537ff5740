/**
 * Rows as they may be shown while someone points at them: what is shown keeps its place and takes its new content; what is new
 * waits at the top until the pointer has left. Rows that are gone stay until then.
 */
export function steadyRows<Row>(
  shown: readonly Row[],
  latest: readonly Row[],
  idOf: (row: Row) => string,
): { rows: Row[]; waiting: number } {
  const byId = new Map(latest.map((row) => [idOf(row), row]))
  const shownIds = new Set(shown.map(idOf))
  const lastShown = latest.findLastIndex((row) => shownIds.has(idOf(row)))
  const older = latest.filter((row, index) => index > lastShown && !shownIds.has(idOf(row)))
  const waiting = latest.filter((row, index) => index < lastShown && !shownIds.has(idOf(row))).length
  return { rows: [...shown.map((row) => byId.get(idOf(row)) ?? row), ...older], waiting }
}
