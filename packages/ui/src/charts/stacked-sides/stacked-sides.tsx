'use client'
import { useId, useMemo, type ReactNode } from 'react'
import { Area } from 'recharts'
import type { SideKind } from '../../primitive/sign/side-glyph.tsx'
import { useUi } from '../../provider/use-ui.ts'
import { ChartPanel, type ChartStates } from '../frame/chart-panel.tsx'
import { Legend } from '../frame/legend.tsx'
import { TimePlot } from '../frame/time-plot.tsx'
import { prepareTimeTable } from '../frame/time-table.ts'
import { formatValue } from '../time/format-value.ts'
import type { Annotation } from '../time/time-point.ts'
import { prepareStackedSides, type SideSeries } from './prepare-stacked-sides.ts'

export type StackedSidesProps = ChartStates & {
  title: string
  subtitle?: ReactNode
  sides: readonly SideSeries[]
  stepMs?: number | undefined
  unit?: string | undefined
  from?: number | undefined
  to?: number | undefined
  heightPx?: number | undefined
  annotations?: readonly Annotation[] | undefined
  syncId?: string | undefined
  isBare?: boolean | undefined
}

/** How much each side served over time, one on top of the other. */
export function StackedSides({
  title,
  subtitle,
  sides,
  stepMs,
  unit,
  from,
  to,
  heightPx = 180,
  annotations,
  syncId,
  isBare,
  ...states
}: StackedSidesProps) {
  const { language, timeZone, words } = useUi()
  const hatchId = `hatch${useId().replace(/[^a-z0-9]/gi, '')}`
  const prepared = useMemo(() => prepareStackedSides(sides, stepMs), [sides, stepMs])
  const entries = prepared.layers.map((layer) => ({ id: layer.side, name: layer.name, side: layer.side }))
  const legend = (
    <Legend
      entries={prepared.layers.map((layer) => ({
        id: layer.side,
        name: layer.name,
        side: layer.side,
        value: formatValue(layer.last, unit, language),
      }))}
    />
  )
  const table = prepareTimeTable({ rows: prepared.rows, names: entries, unit, timeZone, language, timeWord: words.time })
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
        defs={<Hatch id={hatchId} />}
      >
        {prepared.layers.map(({ side }) => (
          <Area
            key={side}
            dataKey={side}
            stackId="sides"
            stroke={side === 'local' ? 'var(--local)' : 'var(--aws)'}
            strokeWidth={1.5}
            {...fillOf(side, hatchId)}
            type="linear"
            connectNulls={false}
            dot={false}
            activeDot={{ r: 3 }}
            isAnimationActive={false}
          />
        ))}
      </TimePlot>
    </ChartPanel>
  )
}

function fillOf(side: SideKind, hatchId: string) {
  if (side === 'aws2') return { fill: `url(#${hatchId})`, fillOpacity: 1 }
  return side === 'local' ? { fill: 'var(--local)', fillOpacity: 0.55 } : { fill: 'var(--aws)', fillOpacity: 0.26 }
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v4" stroke="var(--aws)" strokeWidth="2.4" />
      </pattern>
    </defs>
  )
}
