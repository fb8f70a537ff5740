'use client'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { playedMs, type DrillDetail } from '@understudy/continuity'
import { LoadingState, Text } from '@understudy/ui'
import { drillAnnotations } from './drill-annotations'
import { ScriptBars } from './script-bars'
import styles from './drill.module.css'

const HEIGHT_PX = 130
const ERRORS_PX = 84
const STEP_MS = 1_000
/** Seconds of peace before the script. */
const LEAD_MS = 5_000
const loading = (heightPx: number) => () => <LoadingState shape="chart" heightPx={heightPx} />

// Charts are a third of a page's script: the figures do not wait for them.
const StackedSides = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.StackedSides), {
  ssr: false,
  loading: loading(HEIGHT_PX),
})
const TimeSeries = dynamic(() => import('@understudy/ui/charts').then((charts) => charts.TimeSeries), {
  ssr: false,
  loading: loading(ERRORS_PX),
})

/** About as wide as the charts are drawn; they are drawn in the browser alone. */
const chartWidthPx = (): number => (typeof window !== 'undefined' && window.innerWidth < 720 ? 260 : 640)

interface Props {
  drill: DrillDetail
  nowMs: number
  isOver: boolean
}

/** What was broken when, and who answered meanwhile: script, sides and errors on one scale. */
export function DrillCharts({ drill, nowMs, isOver }: Props) {
  const { points, playedAt, script, compression } = drill
  const startMs = playedAt?.getTime() ?? null
  const from = (startMs ?? drill.createdAt.getTime()) - LEAD_MS
  const lastMs = (points.at(-1)?.second ?? 0) * 1_000
  const to = (startMs ?? drill.createdAt.getTime()) + Math.max(playedMs(script, compression), lastMs)
  const series = useMemo(() => {
    const of = (part: 'aws' | 'local' | 'failed') =>
      points.map((point) => ({ at: (startMs ?? 0) + point.second * 1_000, value: point[part] }))
    return { aws: of('aws'), local: of('local'), failed: of('failed') }
  }, [points, startMs])
  const annotations = useMemo(() => drillAnnotations(drill, { from, to, widthPx: chartWidthPx() }), [drill, from, to])
  const shared = { isBare: true, from, to, stepMs: STEP_MS, syncId: drill.id }
  return (
    <div className={styles.charts}>
      <Text as="h3" tone="quiet">
        Faults in the script
      </Text>
      <ScriptBars drill={drill} from={from} to={to} nowMs={isOver || startMs === null ? null : nowMs} />
      <Text as="h3" tone="quiet">
        Served by, calls per second
      </Text>
      <StackedSides
        {...shared}
        title="Served by, calls per second"
        unit="/s"
        heightPx={HEIGHT_PX}
        annotations={annotations}
        sides={[
          { side: 'aws', name: 'sandbox AWS', points: series.aws },
          { side: 'local', name: 'local', points: series.local },
        ]}
        empty="The first calls are on their way."
      />
      <Text as="h3" tone="quiet">
        Failed for the caller
      </Text>
      <TimeSeries
        {...shared}
        title="Failed for the caller, calls per second"
        unit="/s"
        heightPx={ERRORS_PX}
        series={[{ id: 'failed', name: 'failed', points: series.failed }]}
        empty="No call has an end yet."
      />
    </div>
  )
}
