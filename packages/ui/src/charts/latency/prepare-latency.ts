import type { TimePoint } from '../time/time-point.ts'
import type { Series } from '../time-series/prepare-time-series.ts'

export type LatencySeries = { id: string; name: string; p50: readonly TimePoint[]; p95: readonly TimePoint[] }

/** Two lines for each series: the median solid, the 95th percentile dashed. */
export function prepareLatency(series: readonly LatencySeries[]): Series[] {
  const isAlone = series.length === 1
  return series.flatMap((one) => [
    { id: `${one.id}.p50`, name: isAlone ? 'p50' : `${one.name} p50`, points: one.p50, dash: 'solid' as const },
    { id: `${one.id}.p95`, name: isAlone ? 'p95' : `${one.name} p95`, points: one.p95, dash: 'dashed' as const },
  ])
}
