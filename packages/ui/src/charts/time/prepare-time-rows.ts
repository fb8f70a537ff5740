import type { TimePoint, TimeRow } from './time-point.ts'

export type RawSeries = { id: string; points: readonly TimePoint[] }

/**
 * Joins series on their times. With `stepMs` a time that every series lacks becomes a row of nulls, so that the line breaks
 * there instead of bridging what nobody measured.
 */
export function prepareTimeRows(series: readonly RawSeries[], stepMs?: number): TimeRow[] {
  const byTime = new Map<number, Record<string, number | null>>()
  for (const { id, points } of series)
    for (const point of points) {
      const row = byTime.get(point.at) ?? {}
      row[id] = point.value
      byTime.set(point.at, row)
    }
  const times = [...byTime.keys()].sort((one, other) => one - other)
  const ids = series.map(({ id }) => id)
  return withGaps(times, stepMs).map((at) => {
    const row = byTime.get(at)
    return { at, values: Object.fromEntries(ids.map((id) => [id, row?.[id] ?? null])) }
  })
}

function withGaps(times: readonly number[], stepMs: number | undefined): number[] {
  if (stepMs === undefined) return [...times]
  return times.flatMap((at, index) => {
    const next = times[index + 1]
    // Half a step of slack: buckets are not always cut to the millisecond.
    return next !== undefined && next - at > stepMs * 1.5 ? [at, at + stepMs] : [at]
  })
}
