'use client'
import { useMemo } from 'react'
import { Line } from 'recharts'
import { TimeChart, type TimeChartProps } from '../frame/time-chart.tsx'
import { lonelyDot } from './lonely-dot.tsx'
import { prepareTimeSeries, type Series } from './prepare-time-series.ts'

export type TimeSeriesProps = TimeChartProps & { series: readonly Series[] }

/** Lines over time. */
export function TimeSeries({ series, stepMs, ...frame }: TimeSeriesProps) {
  const prepared = useMemo(() => prepareTimeSeries(series, stepMs), [series, stepMs])
  const { rows, extent, isBlank, lines } = prepared
  const entries = lines.map(({ id, name, side, color, dash, last }) => ({
    id,
    name,
    side,
    line: side === undefined ? { color, dash } : undefined,
    last,
  }))
  const children = lines.map((line) => (
    <Line
      key={line.id}
      dataKey={line.id}
      stroke={line.color}
      strokeWidth={1.5}
      strokeDasharray={line.strokeDasharray ?? ''}
      dot={lonelyDot(rows, line)}
      activeDot={{ r: 3 }}
      type="linear"
      connectNulls={false}
      isAnimationActive={false}
    />
  ))
  return <TimeChart {...frame} drawn={{ rows, extent, isBlank, entries, children }} />
}
