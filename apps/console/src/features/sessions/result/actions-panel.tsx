'use client'
import clsx from 'clsx'
import { EmptyState, Panel } from '@understudy/ui'
import type { ActionItem, MeetingResult } from '@understudy/agents/meetmind'
import styles from './result.module.css'
import { choose } from './sentence-link'
import { actionId } from './sentences'
import type { ChosenEvidence } from './use-evidence'

/** What someone took on, with who and by when; what nobody said is said to be missing. */
export function ActionsPanel({ result, evidence }: { result: MeetingResult; evidence: ChosenEvidence }) {
  const lang = result.language.code === 'other' ? undefined : result.language.code
  return (
    <Panel title="Actions" count={result.actions.length} isFlush>
      {result.actions.length === 0 ? (
        <EmptyState title="No action was found">Nobody says in words that they take something on.</EmptyState>
      ) : (
        <ol className={styles.lines}>
          {result.actions.map((action, index) => {
            const id = actionId(index)
            return (
              <li key={id}>
                <a
                  className={clsx(styles.line, styles.action)}
                  href={`?sentence=${id}`}
                  aria-current={evidence.statement?.id === id || undefined}
                  onClick={(event) => choose(event, () => evidence.chooseStatement({ id, evidence: action.evidence }))}
                >
                  <span lang={lang}>{action.text}</span>
                  <span className={styles.who}>
                    <span className={clsx(!action.owner && styles.missing)}>{action.owner ?? 'no owner'}</span>
                    <span className={styles.due} lang={action.due.date ? undefined : lang}>
                      {dueWords(action.due)}
                    </span>
                  </span>
                </a>
              </li>
            )
          })}
        </ol>
      )}
    </Panel>
  )
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

const dueWords = ({ date, phrase }: ActionItem['due']): string =>
  date ? day.format(new Date(`${date}T00:00:00Z`)) : (phrase ?? 'no date')
