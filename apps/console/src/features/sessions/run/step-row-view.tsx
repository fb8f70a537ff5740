'use client'
import clsx from 'clsx'
import { formatDuration, formatNumber, missing, Side, useUi } from '@understudy/ui'
import { sideOf } from '../model'
import { progressWords } from './progress-words'
import styles from './step-timeline.module.css'
import type { StepRow } from './timeline-rows'

interface StepRowViewProps {
  row: StepRow
  /** Places of the axis' marks, 0 to 1. */
  marks: readonly number[]
  nowMs: number
  isSettled: boolean
  isOpen: boolean
  onOpen: () => void
}

export function StepRowView({ row, marks, nowMs, isSettled, isOpen, onOpen }: StepRowViewProps) {
  const { language } = useUi()
  const { step, bar, barSide, tookMs } = row
  const progress = step.status === 'running' ? progressWords(step, nowMs, language) : null
  const tokens = step.tokensIn + step.tokensOut
  return (
    <li>
      <button
        type="button"
        className={clsx(styles.row, step.status === 'pending' && styles.pending, step.status === 'running' && styles.running)}
        aria-pressed={isOpen}
        onClick={onOpen}
      >
        <span className={styles.name}>
          <span className={styles.title}>{step.title}</span>
          {step.error ? (
            <span className={styles.error}>{step.error.message}</span>
          ) : (
            <span className={styles.note}>{progress ?? row.note}</span>
          )}
        </span>
        <span className={styles.side}>
          <StepSides row={row} isSettled={isSettled} />
        </span>
        <span className={styles.track} aria-hidden="true">
          {marks.map((left) => (
            <span key={left} className={styles.mark} style={{ left: `${left * 100}%` }} />
          ))}
          {bar && (
            <span
              className={styles.bar}
              data-side={barSide ?? undefined}
              data-open={bar.isOpen}
              style={{ left: `${Math.min(99.5, bar.left * 100)}%`, width: `${bar.width * 100}%` }}
            />
          )}
        </span>
        <span className={clsx(styles.right, styles.took)}>
          {tookOf(step.status, tookMs === null ? null : formatDuration(tookMs, { isFine: true, language }))}
        </span>
        <span className={clsx(styles.right, styles.quiet, styles.tokens)}>
          {tokens > 0 && `${formatNumber(step.tokensIn, { language })} + ${formatNumber(step.tokensOut, { language })}`}
        </span>
      </button>
    </li>
  )
}

const tookOf = (status: StepRow['step']['status'], took: string | null): string => {
  if (status === 'running') return 'running'
  if (status === 'failed' || status === 'stopped') return took === null ? status : `${status}, ${took}`
  return took ?? missing
}

function StepSides({ row, isSettled }: { row: StepRow; isSettled: boolean }) {
  const [only, other] = row.sides
  if (only === undefined)
    return row.step.status === 'pending' || !isSettled ? null : <span className={styles.note}>no calls</span>
  if (other === undefined) return <Side side={only} name={regionOf(row, only)} />
  return (
    <>
      <Side side="aws" name={String(row.counts.aws)} /> <Side side="local" name={String(row.counts.local)} />
    </>
  )
}

/** The short name of a side; the region stands in the call's own panel. */
const regionOf = (row: StepRow, side: 'aws' | 'local'): string =>
  row.calls.some((call) => call.servedBy !== null && sideOf(call.servedBy) === side) && side === 'aws' ? 'AWS' : 'local'
