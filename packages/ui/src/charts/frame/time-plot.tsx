'use client'
import { useMemo, type ReactElement, type ReactNode } from 'react'
import { CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useUi } from '../../provider/use-ui.ts'
import { formatValue } from '../time/format-value.ts'
import { prepareTimeAxis } from '../time/prepare-time-axis.ts'
import { prepareValueAxis } from '../time/prepare-value-axis.ts'
import type { Annotation, TimeRow } from '../time/time-point.ts'
import { ChartTip } from './chart-tip.tsx'
import type { LegendEntry } from './legend.tsx'

export type TimePlotProps = {
  rows: readonly TimeRow[]
  /** The largest values to leave room for; for a stack, its sums. */
  extent: readonly (number | null)[]
  entries: readonly LegendEntry[]
  heightPx: number
  from?: number | undefined
  to?: number | undefined
  unit?: string | undefined
  annotations?: readonly Annotation[] | undefined
  /** Charts with the same id move their crosshairs together. */
  syncId?: string | undefined
  defs?: ReactElement | undefined
  children: ReactNode
}

/** Axes, grid, annotations, crosshair: what all charts over time share. */
export function TimePlot({
  rows,
  extent,
  entries,
  heightPx,
  from,
  to,
  unit,
  annotations = [],
  syncId,
  defs,
  children,
}: TimePlotProps) {
  const { timeZone, language } = useUi()
  const data = useMemo(() => rows.map((row) => ({ at: row.at, ...row.values })), [rows])
  const start = from ?? rows[0]?.at ?? 0
  const end = to ?? rows.at(-1)?.at ?? 1
  const time = prepareTimeAxis({ from: start, to: end, timeZone, language })
  const value = prepareValueAxis(extent)
  const rowAt = (label: unknown) => rows.find((row) => row.at === label)
  return (
    <div className="plot" style={{ height: heightPx }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: heightPx }}>
        <ComposedChart
          data={data}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          {...(syncId === undefined ? {} : { syncId })}
        >
          {defs}
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={[start, end]}
            ticks={time.ticks}
            tickFormatter={time.label}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            height={22}
            tickMargin={6}
            minTickGap={16}
            allowDataOverflow
          />
          <YAxis
            domain={[0, value.top]}
            ticks={value.ticks}
            width={64}
            tickLine={false}
            axisLine={false}
            tickFormatter={(tick: number) => formatValue(tick, tick === value.top ? unit : undefined, language, value.decimals)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--text)', strokeWidth: 1 }}
            content={({ active, label }) => (active ? <ChartTip row={rowAt(label)} entries={entries} unit={unit} /> : null)}
          />
          {children}
          {annotations.map((annotation) => (
            <ReferenceLine
              key={`${annotation.at} ${annotation.label}`}
              x={annotation.at}
              stroke="var(--text-3)"
              strokeDasharray="3 3"
              label={{
                value: annotation.label,
                position: annotation.placement === 'left' ? 'insideTopRight' : 'insideTopLeft',
                fill: 'var(--text-2)',
                fontSize: 12,
                offset: 4,
              }}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
