'use client'
import clsx from 'clsx'
import { formatMoment, isOutage, type DrillDetail, type TimelineStep } from '@understudy/continuity'
import { formatPercent, useUi } from '@understudy/ui'
import { lanesOf } from './script-lanes'
import styles from './drill.module.css'

interface Props {
  drill: Pick<DrillDetail, 'script' | 'compression' | 'ports' | 'playedAt'>
  /** Of the chart beneath, milliseconds of the calendar: both share their scale. */
  from: number
  to: number
  /** Null: it is over, and nothing is now. */
  nowMs: number | null
}

/** The faults of the script, port by port, on the chart's own scale. */
export function ScriptBars({ drill, from, to, nowMs }: Props) {
  const { language } = useUi()
  const { script, compression, ports, playedAt } = drill
  const startMs = playedAt?.getTime() ?? from
  const percentAt = (atMs: number) => `${Math.min(100, Math.max(0, ((atMs - from) / (to - from)) * 100))}%`
  const left = (step: TimelineStep) => percentAt(startMs + step.atMs / compression)
  const right = (step: TimelineStep) => `calc(100% - ${percentAt(startMs + step.untilMs / compression)})`
  const words = ({ title, share }: TimelineStep) => (share < 1 ? `${title}, ${formatPercent(share, language)}` : title)
  const moment = (atMs: number) => formatMoment(atMs, script.startsAt)
  return (
    <ul className={styles.script} aria-label="Faults in the script">
      {lanesOf(script.steps, ports).map(({ port, steps }, lane) => (
        <li key={`${port} ${lane}`}>
          <span className={styles.scriptPort}>{port}</span>
          <span className={styles.track}>
            {steps.map((step) => (
              <span
                key={`${step.atMs} ${step.title}`}
                className={clsx(styles.bar, isOutage(step) && styles.outage)}
                style={{ left: left(step), right: right(step) }}
                title={`${words(step)}, ${moment(step.atMs)} to ${moment(step.untilMs)}`}
              >
                <span className={styles.barText}>{words(step)}</span>
                <span className="visually-hidden">
                  from {moment(step.atMs)} to {moment(step.untilMs)}
                </span>
              </span>
            ))}
          </span>
        </li>
      ))}
      {nowMs !== null && (
        <li className={styles.now} aria-hidden="true">
          <span style={{ left: percentAt(nowMs) }}>now</span>
        </li>
      )}
    </ul>
  )
}
