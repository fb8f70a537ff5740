'use client'
import dynamic from 'next/dynamic'
import type { PlatformOverview } from '@understudy/observe'
import { Grid, GridCell, LoadingState } from '@understudy/ui'
import type { Annotation } from '@understudy/ui/charts'

const placeholder = () => <LoadingState shape="chart" heightPx={220} />
// Charts are a third of the page's script: the figures do not wait for them.
const StackedSides = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.StackedSides), {
  ssr: false,
  loading: placeholder,
})
const TimeSeries = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.TimeSeries), {
  ssr: false,
  loading: placeholder,
})
const LatencyChart = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.LatencyChart), {
  ssr: false,
  loading: placeholder,
})

/** Who answered over time, what nobody answered, and how fast each port was: all on the page's one range, with what moved in it. */
export function CallsCharts({
  overview,
  rangeWord,
  moves,
}: {
  overview: PlatformOverview
  rangeWord: string
  /** What moved in the range. */
  moves: readonly Annotation[]
}) {
  const { bySide, latency, from, to } = overview
  const over = { from: from.getTime(), to: to.getTime(), syncId: 'overview', annotations: moves }
  // Small charts show where; the wide one above them says what.
  const unlabelled = moves.map((move) => ({ ...move, label: '' }))
  const side = (name: 'aws' | 'local' | 'failed') =>
    bySide.points.map((point) => ({ at: point.at.getTime(), value: point[name] }))
  return (
    <Grid>
      <GridCell span={8}>
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
      <GridCell span={4}>
        <TimeSeries
          {...over}
          annotations={unlabelled}
          title="Failed calls"
          subtitle="on every side"
          heightPx={180}
          stepMs={bySide.bucketMs}
          series={[{ id: 'failed', name: 'failed', points: side('failed') }]}
          empty="No call in this range."
        />
      </GridCell>
      {latency.ports.map(({ port, points }) => (
        <GridCell key={port} span={3}>
          <LatencyChart
            {...over}
            annotations={unlabelled}
            title={`${port} latency`}
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
