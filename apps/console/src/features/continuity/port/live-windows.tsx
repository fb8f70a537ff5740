'use client'
import type { ProcessWindow } from '@understudy/continuity'
import { EmptyState, formatNumber, Status, useUi } from '@understudy/ui'
import { RulesTable } from './rules-table'
import { SecondsBars } from './seconds-bars'
import { summariseWindows, type WindowSummary } from './window-summary'
import styles from './port.module.css'

const titles = { write: 'Writes', read: 'Reads' } as const

/** What the processes count now, writes and reads apart. */
export function LiveWindows({ windows }: { windows: readonly ProcessWindow[] }) {
  if (windows.length === 0)
    return <EmptyState title="Nothing counted lately">Counts appear with the next call to this side.</EmptyState>
  return (
    <div className={styles.windows}>
      {summariseWindows(windows).map((summary) => (
        <LiveWindow key={summary.kind} summary={summary} processes={windows.length} />
      ))}
    </div>
  )
}

function LiveWindow({ summary: { kind, seconds, rules }, processes }: { summary: WindowSummary; processes: number }) {
  const { language } = useUi()
  const isMet = rules.some(({ met }) => met)
  const seen = processes === 1 ? 'one process' : `${formatNumber(processes, { language })} processes`
  return (
    <section>
      <div className="row between">
        <h3 className="is-strong">{titles[kind]}</h3>
        {isMet ? <Status status="down">a rule is met</Status> : <Status status="ok">no rule is met</Status>}
      </div>
      <SecondsBars seconds={seconds} label={`${titles[kind]}, last ${seconds.length} s`} />
      <p className={styles.legend}>
        <span>
          last {seconds.length} s, {seen}
        </span>
        <span>
          <i className="fill-down" /> failed <i className="fill-line" /> answered
        </span>
      </p>
      <RulesTable rules={rules} label={`Rules over ${titles[kind].toLowerCase()}`} />
    </section>
  )
}
