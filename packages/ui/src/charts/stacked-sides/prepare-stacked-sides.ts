import type { SideKind } from '../../primitive/sign/side-glyph.tsx'
import { prepareTimeRows } from '../time/prepare-time-rows.ts'
import type { TimePoint, TimeRow } from '../time/time-point.ts'

export type SideSeries = { side: SideKind; name: string; points: readonly TimePoint[] }

export type PreparedStack = {
  rows: TimeRow[]
  /** The sum of all sides at each time, null where nothing is known. */
  extent: (number | null)[]
  /** Sides from the bottom up: AWS, second region, local; a side that never served is left out. */
  layers: { side: SideKind; name: string; last: number | null }[]
  isBlank: boolean
}

const order: readonly SideKind[] = ['aws', 'aws2', 'local']

/**
 * Where some side is known, a side without a value served nothing: it is zero next to a time at which it served, so that
 * its edge is drawn, and left out elsewhere, so that no line is drawn for a side that did not serve. Where none is known it is a gap.
 */
export function prepareStackedSides(series: readonly SideSeries[], stepMs?: number): PreparedStack {
  const sides = order.flatMap((side) => series.filter((one) => one.side === side))
  const raw = prepareTimeRows(
    sides.map(({ side, points }) => ({ id: side, points })),
    stepMs,
  )
  const served = (row: TimeRow | undefined, side: SideKind) => (row?.values[side] ?? 0) > 0
  const rows = raw.map((row, index) => {
    const isKnown = Object.values(row.values).some((value) => value !== null)
    const entries = sides.map(({ side }) => {
      if (!isKnown) return [side, null] as const
      const touches = served(raw[index - 1], side) || served(raw[index + 1], side)
      return [side, served(row, side) ? (row.values[side] ?? null) : touches ? 0 : null] as const
    })
    return { at: row.at, values: Object.fromEntries(entries) }
  })
  const extent = raw.map((row) => {
    const known = Object.values(row.values).filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
  })
  const layers = sides
    .filter(({ side }) => raw.some((row) => served(row, side)))
    .map(({ side, name }) => ({ side, name, last: extent.at(-1) === null ? null : (raw.at(-1)?.values[side] ?? 0) }))
  return { rows, extent, layers, isBlank: extent.every((value) => value === null) }
}
