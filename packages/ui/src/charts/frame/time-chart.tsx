'use client'
import type { ReactElement, ReactNode } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import { formatValue } from '../time/format-value.ts'
import type { Annotation, TimeRow } from '../time/time-point.ts'
import { ChartPanel, type ChartStates } from './chart-panel.tsx'
import { Legend, type LegendEntry } from './legend.tsx'
import { TimePlot } from './time-plot.tsx'
import { prepareTimeTable } from './time-table.ts'

/** What every chart over time is given, whatever it draws. */
export type TimeChartProps = ChartStates & {
  title: string
  subtitle?: ReactNode
  /** The width of a bucket; a missing bucket breaks the line. */
  stepMs?: number | undefined
  unit?: string | undefined
  from?: number | undefined
  to?: number | undefined
  heightPx?: number | undefined
  annotations?: readonly Annotation[] | undefined
  /** Charts with the same id move their crosshairs together. */
  syncId?: string | undefined
  isBare?: boolean | undefined
}

type Drawn = {
  rows: readonly TimeRow[]
  extent: readonly (number | null)[]
  isBlank: boolean
  /** What is drawn, in the order of the legend, each with its newest value. */
  entries: readonly (Omit<LegendEntry, 'value'> & { last: number | null })[]
  defs?: ReactElement | undefined
  /** The lines or areas. */
  children: ReactNode
}

/** A chart over time around what it draws: heading, legend with the newest values, axes, crosshair, the table behind it. */
export function TimeChart({ drawn, heightPx = 180, ...props }: Omit<TimeChartProps, 'stepMs'> & { drawn: Drawn }) {
  const { language, timeZone, words } = useUi()
  const { title, subtitle, isBare, isLoading, error, empty, unit, from, to, annotations, syncId } = props
  const { rows, extent, isBlank, entries, defs, children } = drawn
  const latest = entries.map(({ last, ...entry }) => ({ ...entry, value: formatValue(last, unit, language) }))
  return (
    <ChartPanel
      {...{ title, subtitle, isBare, isLoading, error, empty, heightPx, isBlank }}
      legend={<Legend entries={latest} />}
      table={prepareTimeTable({ rows, names: entries, unit, timeZone, language, timeWord: words.time })}
    >
      <TimePlot {...{ rows, extent, entries, heightPx, from, to, unit, annotations, syncId, defs }}>{children}</TimePlot>
    </ChartPanel>
  )
}
