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

/** Who answered over time, and how fast; both on the page's one range. */
export function CallsCharts({ overview, rangeWord }: { overview: PlatformOverview; rangeWord: string }) {
  const { bySide, latency, from, to } = overview
  const over = { from: from.getTime(), to: to.getTime(), syncId: 'overview', heightPx: 220 }
  const side = (name: 'aws' | 'local') => bySide.points.map((point) => ({ at: point.at.getTime(), value: point[name] }))
  const series = latency.ports
    .filter(({ points }) => points.some(({ p50Ms }) => p50Ms !== null))
    .map(({ port, points }) => ({
      id: port,
      name: port,
      p50: points.map(({ at, p50Ms }) => ({ at: at.getTime(), value: p50Ms })),
      p95: points.map(({ at, p95Ms }) => ({ at: at.getTime(), value: p95Ms })),
    }))
  return (
    <Grid>
      <GridCell span={6}>
        <StackedSides
          {...over}
          title="Calls by side"
          subtitle={`answered, ${rangeWord}`}
          stepMs={bySide.bucketMs}
          sides={[
            { side: 'aws', name: 'AWS', points: side('aws') },
            { side: 'local', name: 'local', points: side('local') },
          ]}
          empty="No call was answered in this range."
        />
      </GridCell>
      <GridCell span={6}>
        <LatencyChart
          {...over}
          title="Latency by port"
          subtitle={`p50 and p95, ${rangeWord}`}
          stepMs={latency.bucketMs}
          series={series}
          empty="No call was answered in this range."
        />
      </GridCell>
    </Grid>
  )
}
