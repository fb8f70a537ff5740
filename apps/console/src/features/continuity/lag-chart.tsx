'use client'
import dynamic from 'next/dynamic'
import type { PortPage } from '@understudy/continuity'
import { LoadingState } from '@understudy/ui'
import type { Annotation } from '@understudy/ui/charts'

// Charts are a third of a page's script: the figures do not wait for them.
const TimeSeries = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.TimeSeries), {
  ssr: false,
  loading: () => <LoadingState shape="chart" heightPx={120} />,
})

interface Props {
  lag: PortPage['lag']
  annotations?: readonly Annotation[]
  heightPx?: number
}

/** Writes that wait, over time: those that AWS has yet to get, and those that local has yet to get. */
export function LagChart({ lag, annotations, heightPx = 120 }: Props) {
  const points = (part: 'waitingAws' | 'waitingLocal') => lag.map((row) => ({ at: row.at.getTime(), value: row[part] }))
  const hasLocal = lag.some(({ waitingLocal }) => waitingLocal > 0)
  return (
    <TimeSeries
      title="Writes waiting"
      isBare
      heightPx={heightPx}
      annotations={annotations}
      series={[
        { id: 'aws', name: 'wait for AWS', side: 'local', points: points('waitingAws') },
        ...(hasLocal ? [{ id: 'local', name: 'wait for local', side: 'aws' as const, points: points('waitingLocal') }] : []),
      ]}
      empty="Nothing has waited in this time."
    />
  )
}
