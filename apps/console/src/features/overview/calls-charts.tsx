'use client'
import dynamic from 'next/dynamic'
import type { PlatformOverview } from '@understudy/observe'
import { Grid, GridCell, LoadingState } from '@understudy/ui'

const placeholder = () => <LoadingState shape="chart" heightPx={220} />
// Charts are a third of the page's script: the figures do not wait for them.
const StackedSides = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.StackedSides), {
  ssr: false,
  loading: placeholder,
})
const LatencyChart = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.LatencyChart), {
  ssr: false,
  loading: placeholder,
})

/** Who answered over time, and how fast each port was: one small chart a port, all on the page's one range. */
export function CallsCharts({ overview, rangeWord }: { overview: PlatformOverview; rangeWord: string }) {
  const { bySide, latency, from, to } = overview
  const over = { from: from.getTime(), to: to.getTime(), syncId: 'overview' }
  const side = (name: 'aws' | 'local') => bySide.points.map((point) => ({ at: point.at.getTime(), value: point[name] }))
  return (
    <Grid>
      <GridCell span={12}>
        <StackedSides
          {...over}
          title="Calls by side"
          subtitle={`answered, ${rangeWord}`}
          heightPx={180}
          stepMs={bySide.bucketMs}
          sides={[
            { side: 'aws', name: 'AWS', points: side('aws') },
            { side: 'local', name: 'local', points: side('local') },
          ]}
          empty="No call was answered in this range."
        />
      </GridCell>
      {latency.ports.map(({ port, points }) => (
        <GridCell key={port} span={3}>
          <LatencyChart
            {...over}
            title={port}
            subtitle="latency"
            heightPx={110}
            stepMs={latency.bucketMs}
            series={[
              {
                id: port,
                name: port,
                p50: points.map(({ at, p50Ms }) => ({ at: at.getTime(), value: p50Ms })),
                p95: points.map(({ at, p95Ms }) => ({ at: at.getTime(), value: p95Ms })),
              },
            ]}
            empty="No call in this range."
          />
        </GridCell>
      ))}
    </Grid>
  )
}
