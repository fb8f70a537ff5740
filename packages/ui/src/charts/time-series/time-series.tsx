'use client'
import { useMemo, type ReactNode } from 'react'
import { Line } from 'recharts'
import { useUi } from '../../provider/use-ui.ts'
import { ChartPanel, type ChartStates } from '../frame/chart-panel.tsx'
import { Legend } from '../frame/legend.tsx'
import { TimePlot } from '../frame/time-plot.tsx'
import { prepareTimeTable } from '../frame/time-table.ts'
import { formatValue } from '../time/format-value.ts'
import type { Annotation } from '../time/time-point.ts'
import { lonelyDot } from './lonely-dot.tsx'
import { prepareTimeSeries, type Series } from './prepare-time-series.ts'

export type TimeSeriesProps = ChartStates & {
  title: string
  subtitle?: ReactNode
  series: readonly Series[]
  /** The width of a bucket; a missing bucket breaks the line. */
  stepMs?: number | undefined
  unit?: string | undefined
  from?: number | undefined
  to?: number | undefined
  heightPx?: number | undefined
  annotations?: readonly Annotation[] | undefined
  syncId?: string | undefined
  isBare?: boolean | undefined
}

/** Lines over time. */
export function TimeSeries({
  title,
  subtitle,
  series,
  stepMs,
  unit,
  from,
  to,
  heightPx = 180,
  annotations,
  syncId,
  isBare,
  ...states
}: TimeSeriesProps) {
  const { language, timeZone, words } = useUi()
  const prepared = useMemo(() => prepareTimeSeries(series, stepMs), [series, stepMs])
  const entries = prepared.lines.map((line) => ({
    id: line.id,
    name: line.name,
    side: line.side,
    line: line.side === undefined ? { color: line.color, dash: line.dash } : undefined,
  }))
  const legend = (
    <Legend
      entries={entries.map((entry, index) => ({ ...entry, value: formatValue(prepared.lines[index]?.last, unit, language) }))}
    />
  )
  const table = prepareTimeTable({ rows: prepared.rows, names: prepared.lines, unit, timeZone, language, timeWord: words.time })
  return (
    <ChartPanel
      {...states}
      title={title}
      subtitle={subtitle}
      legend={legend}
      heightPx={heightPx}
      isBlank={prepared.isBlank}
      table={table}
      isBare={isBare}
    >
      <TimePlot
        rows={prepared.rows}
        extent={prepared.extent}
        entries={entries}
        heightPx={heightPx}
        from={from}
        to={to}
        unit={unit}
        annotations={annotations}
        syncId={syncId}
      >
        {prepared.lines.map((line) => (
          <Line
            key={line.id}
            dataKey={line.id}
            stroke={line.color}
            strokeWidth={1.5}
            strokeDasharray={line.strokeDasharray ?? ''}
            dot={lonelyDot(prepared.rows, line)}
            activeDot={{ r: 3 }}
            type="linear"
            connectNulls={false}
            isAnimationActive={false}
          />
        ))}
      </TimePlot>
    </ChartPanel>
  )
}
