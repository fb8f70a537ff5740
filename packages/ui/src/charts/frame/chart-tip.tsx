'use client'
import { useUi } from '../../provider/use-ui.ts'
import { formatClock } from '../../format/index.ts'
import { formatValue } from '../time/format-value.ts'
import type { TimeRow } from '../time/time-point.ts'
import { Legend, type LegendEntry } from './legend.tsx'

export type ChartTipProps = { row: TimeRow | undefined; entries: readonly LegendEntry[]; unit: string | undefined }

/** The values at the crosshair; a gap says so. */
export function ChartTip({ row, entries, unit }: ChartTipProps) {
  const { language, timeZone } = useUi()
  if (row === undefined) return null
  return (
    <div className="chart-tip">
      <div className="text-3">{formatClock(row.at, { timeZone, language, hasSeconds: true })}</div>
      <Legend entries={entries.map((entry) => ({ ...entry, value: formatValue(row.values[entry.id], unit, language) }))} />
    </div>
  )
}
