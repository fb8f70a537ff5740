'use client'
import { useId, useMemo } from 'react'
import { Area } from 'recharts'
import type { SideKind } from '../../primitive/sign/side-glyph.tsx'
import { TimeChart, type TimeChartProps } from '../frame/time-chart.tsx'
import { prepareStackedSides, type SideSeries } from './prepare-stacked-sides.ts'

export type StackedSidesProps = TimeChartProps & { sides: readonly SideSeries[] }

/** How much each side served over time, one on top of the other. */
export function StackedSides({ sides, stepMs, ...frame }: StackedSidesProps) {
  const hatchId = `hatch${useId().replace(/[^a-z0-9]/gi, '')}`
  const prepared = useMemo(() => prepareStackedSides(sides, stepMs), [sides, stepMs])
  const { rows, extent, isBlank, layers } = prepared
  const entries = layers.map(({ side, name, last }) => ({ id: side, name, side, last }))
  const children = layers.map(({ side }) => (
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
  ))
  return <TimeChart {...frame} drawn={{ rows, extent, isBlank, entries, children, defs: <Hatch id={hatchId} /> }} />
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
