'use client'
import { HorizontalBars } from '../charts/bars/horizontal-bars.tsx'
import { LatencyChart } from '../charts/latency/latency-chart.tsx'
import { MeetingStrip } from '../charts/meeting/meeting-strip.tsx'
import { StackedSides } from '../charts/stacked-sides/stacked-sides.tsx'
import { TimeSeries } from '../charts/time-series/time-series.tsx'
import { ErrorState } from '../pattern/state/error-state.tsx'
import { Grid, GridCell } from '../primitive/layout/grid.tsx'
import { exampleMoment, minuteMs } from './example-moment.ts'
import { wave } from './example-series.ts'

const sides = [
  { side: 'aws', name: 'us-east-1', points: wave(870, 12, (minute) => (minute < 35 ? 1 : minute < 38 ? 0.85 : 0.75)) },
  { side: 'aws2', name: 'us-west-2', points: wave(41, 2, (minute) => (minute < 37 ? 0 : 1)) },
  { side: 'local', name: 'local', points: wave(182, 6, (minute) => (minute < 35 ? 0 : minute < 37 ? 0.6 : 1)) },
] as const

const annotations = [
  { at: exampleMoment, label: 'objects to local', placement: 'left' },
  { at: exampleMoment + 2 * minuteMs, label: 'search to us-west-2' },
] as const

const latency = [
  {
    id: 'objects',
    name: 'objects',
    p50: wave(21, 3, (minute) => (minute > 44 && minute < 49 ? null : 1)),
    p95: wave(85, 9, (minute) => (minute > 44 && minute < 49 ? null : minute === 35 ? 7 : 1)),
  },
]

const speakers = [
  { id: 'maja', name: 'Maja Öberg', value: 24.1, text: '24.1 min' },
  { id: 'johan', name: 'Johan Berg', value: 15.2, text: '15.2 min' },
  { id: 'sara', name: 'Sara Nyström', value: 11.8, text: '11.8 min' },
  { id: 'unknown', name: 'Not identified', value: 3.3, text: '3.3 min' },
]

const turns = (every: number, length: number) =>
  Array.from({ length: Math.floor(62 / every) }, (_, index) => ({
    startMs: index * every * minuteMs,
    endMs: (index * every + length) * minuteMs,
  }))

export function ChartSamples() {
  return (
    <Grid>
      <GridCell span={7}>
        <StackedSides
          title="Calls by side"
          subtitle="per second, last 60 min"
          sides={sides}
          stepMs={minuteMs}
          unit="/s"
          annotations={annotations}
          syncId="gallery"
        />
      </GridCell>
      <GridCell span={5}>
        <LatencyChart title="Latency" subtitle="objects" series={latency} stepMs={minuteMs} syncId="gallery" />
      </GridCell>
      <GridCell span={4}>
        <TimeSeries title="Failed calls" subtitle="loading" series={[]} isLoading />
      </GridCell>
      <GridCell span={4}>
        <TimeSeries title="Failed calls" subtitle="nothing yet" series={[]} />
      </GridCell>
      <GridCell span={4}>
        <TimeSeries
          title="Failed calls"
          subtitle="error"
          series={[]}
          error={<ErrorState title="Metrics could not be read" traceId="4be19c27d0f107c2" onRetry={() => undefined} />}
        />
      </GridCell>
      <GridCell span={5}>
        <HorizontalBars title="Speaking time" items={speakers} itemWord="Speaker" valueWord="Spoke" />
      </GridCell>
      <GridCell span={7}>
        <MeetingStrip
          title="Over the meeting"
          subtitle="topics, decisions, who spoke"
          itemWord="Speaker"
          valueWord="Spoke"
          lengthMs={62 * minuteMs}
          hereMs={17.35 * minuteMs}
          chosenTopicId="hosting"
          topics={[
            { id: 'intro', title: 'Opening', startMs: 0, endMs: 7 * minuteMs },
            { id: 'hosting', title: 'Hosting', startMs: 7 * minuteMs, endMs: 23 * minuteMs },
            { id: 'release', title: 'Release 4.2', startMs: 23 * minuteMs, endMs: 40 * minuteMs },
            { id: 'staffing', title: 'Staffing', startMs: 40 * minuteMs, endMs: 62 * minuteMs },
          ]}
          decisions={[
            { id: '1', atMs: 18 * minuteMs, title: 'Choose the Stockholm offer, 18:02' },
            { id: '2', atMs: 32 * minuteMs, title: 'Release 4.2 moves to 4 December, 31:47' },
          ]}
          speakers={[
            { id: 'maja', name: 'Maja Öberg', intervals: turns(3, 1.3) },
            { id: 'johan', name: 'Johan Berg', intervals: turns(5, 1.2) },
            { id: 'none', name: 'Not identified', intervals: turns(17, 0.7) },
          ]}
        />
      </GridCell>
    </Grid>
  )
}
