import type { TimeRow } from '../time/time-point.ts'
import type { PreparedLine } from './prepare-time-series.ts'

type DotProps = { cx?: number | undefined; cy?: number | undefined; index?: number | undefined }

/** Whether the value at `index` has gaps, or the chart's end, on both sides: then no line would show it. */
export function isLonely(rows: readonly TimeRow[], id: string, index: number): boolean {
  const has = (at: number) => typeof rows[at]?.values[id] === 'number'
  return has(index) && !has(index - 1) && !has(index + 1)
}

/** Draws a dot where a line cannot be drawn. */
export const lonelyDot = (rows: readonly TimeRow[], { id, color }: PreparedLine) =>
  function LonelyDot({ cx, cy, index }: DotProps) {
    if (index === undefined || cx === undefined || cy === undefined || !isLonely(rows, id, index)) return <g key={index} />
    return <circle key={index} cx={cx} cy={cy} r={2} fill={color} />
  }
