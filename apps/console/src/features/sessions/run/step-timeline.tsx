'use client'
import { axisLabel, axisMarks } from './time-axis'
import { StepRowView } from './step-row-view'
import styles from './step-timeline.module.css'
import { SwitchMarker } from './switch-marker'
import type { TimelineRow } from './timeline-rows'

interface StepTimelineProps {
  rows: readonly TimelineRow[]
  wholeMs: number
  nowMs: number
  /** All calls are there: a step without any called none. */
  isSettled: boolean
  openStep: string | null
  onOpenStep: (key: string) => void
  onOpenCall: (id: string) => void
}

/** Every step of a run on one axis, with its side, its time and its tokens; a change of sides stands between the steps. */
export function StepTimeline({ rows, wholeMs, nowMs, isSettled, openStep, onOpenStep, onOpenCall }: StepTimelineProps) {
  const marks = axisMarks(wholeMs)
  return (
    <div>
      <div className={styles.head} aria-hidden="true">
        <span>Step</span>
        <span>Side</span>
        <span className={styles.track}>
          {marks.map((atMs) => (
            <span key={atMs} className={styles.label} style={{ left: `${share(atMs, wholeMs) * 100}%` }}>
              {axisLabel(atMs, wholeMs)}
            </span>
          ))}
        </span>
        <span className={styles.right}>Took</span>
        <span className={styles.right}>Tokens in + out</span>
      </div>
      <ol className={styles.list} aria-label="Steps">
        {rows.map((row) =>
          row.kind === 'switch' ? (
            <SwitchMarker key={row.id} row={row} onOpenCall={onOpenCall} />
          ) : (
            <StepRowView
              key={row.step.key}
              row={row}
              nowMs={nowMs}
              isSettled={isSettled}
              marks={marks.slice(1).map((atMs) => share(atMs, wholeMs))}
              isOpen={row.step.key === openStep}
              onOpen={() => onOpenStep(row.step.key)}
            />
          ),
        )}
      </ol>
    </div>
  )
}

const share = (atMs: number, wholeMs: number): number => (wholeMs === 0 ? 0 : atMs / wholeMs)
