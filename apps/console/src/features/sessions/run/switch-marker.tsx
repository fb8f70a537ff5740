'use client'
import { errorWords } from '@understudy/continuity'
import { formatDuration, Side, TextButton, Time, useUi } from '@understudy/ui'
import styles from './step-timeline.module.css'
import type { SwitchRow } from './switches'

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** Stands across the rows where a port changed sides: which, when, why, and what it cost. */
export function SwitchMarker({ row, onOpenCall }: { row: SwitchRow; onOpenCall: (id: string) => void }) {
  const { language } = useUi()
  const where = row.to === 'aws' ? 'moved back to AWS' : 'moved to local'
  return (
    <li className={styles.switch} data-to={row.to}>
      <strong>
        <Side side={row.to} name={`${list(row.ports)} ${where}`} />
      </strong>
      <p>
        <Time at={row.at} show="seconds" />
        {row.reason && `, ${lower(errorWords(row.reason))}`}
        {row.extraMs > 0 &&
          `. The run went on: ${row.delayedCalls === 1 ? '1 call' : `${row.delayedCalls} calls`} took ${formatDuration(row.extraMs, { isFine: true, language })} longer`}
        .
      </p>
      <TextButton onClick={() => onOpenCall(row.callId)}>Why</TextButton>
    </li>
  )
}
