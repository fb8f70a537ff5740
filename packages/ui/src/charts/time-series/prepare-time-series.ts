import { prepareTimeRows } from '../time/prepare-time-rows.ts'
import type { TimePoint, TimeRow } from '../time/time-point.ts'
import type { SideKind } from '../../primitive/sign/side-glyph.tsx'

export type Series = {
  id: string
  name: string
  points: readonly TimePoint[]
  /** Only when the series is one side; other series are told apart by weight and dash. */
  side?: SideKind | undefined
  dash?: LineDash | undefined
}

export type LineDash = 'solid' | 'dashed' | 'dotted'

export type PreparedLine = {
  id: string
  name: string
  color: string
  dash: LineDash
  strokeDasharray: string | undefined
  side: SideKind | undefined
  last: number | null
}

export type PreparedTimeSeries = { rows: TimeRow[]; lines: PreparedLine[]; extent: (number | null)[]; isBlank: boolean }

const greys = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)']
const dashes: readonly LineDash[] = ['solid', 'dashed', 'dotted']
const patterns: Record<LineDash, string | undefined> = { solid: undefined, dashed: '6 3', dotted: '2 3' }

/** Rows for the plot and a line for each series, told apart without new hues. */
export function prepareTimeSeries(series: readonly Series[], stepMs?: number): PreparedTimeSeries {
  const rows = prepareTimeRows(series, stepMs)
  const lines = series.map((one, index) => {
    const dash = one.dash ?? (one.side === undefined ? dashes[index % dashes.length] : undefined) ?? 'solid'
    const color =
      one.side === undefined
        ? (greys[index % greys.length] ?? 'var(--series-1)')
        : one.side === 'local'
          ? 'var(--local)'
          : 'var(--aws)'
    return {
      id: one.id,
      name: one.name,
      color,
      dash,
      strokeDasharray: patterns[dash],
      side: one.side,
      last: rows.at(-1)?.values[one.id] ?? null,
    }
  })
  const extent = rows.flatMap((row) => Object.values(row.values))
  return { rows, lines, extent, isBlank: extent.every((value) => value === null) }
}
