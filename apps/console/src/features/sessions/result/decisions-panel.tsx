'use client'
import { EmptyState, Panel } from '@understudy/ui'
import type { MeetingResult, Turn } from '@understudy/agents/meetmind'
import styles from './result.module.css'
import { choose } from './sentence-link'
import { decisionId } from './sentences'
import { turnLabel } from './turn-label'
import type { ChosenEvidence } from './use-evidence'

interface DecisionsPanelProps {
  result: MeetingResult
  turns: readonly Turn[]
  evidence: ChosenEvidence
}

export function DecisionsPanel({ result, turns, evidence }: DecisionsPanelProps) {
  const lang = result.language.code === 'other' ? undefined : result.language.code
  return (
    <Panel title="Decisions" count={result.decisions.length} isFlush>
      {result.decisions.length === 0 ? (
        <EmptyState title="No decision was found">Nothing in the transcript reads like one.</EmptyState>
      ) : (
        <ol className={styles.lines} lang={lang}>
          {result.decisions.map((decision, index) => {
            const id = decisionId(index)
            const turn = turns[decision.evidence[0]?.turn ?? -1]
            return (
              <li key={id}>
                <a
                  className={styles.line}
                  href={`?sentence=${id}`}
                  aria-current={evidence.statement?.id === id || undefined}
                  onClick={(event) => choose(event, () => evidence.chooseStatement({ id, evidence: decision.evidence }))}
                >
                  <span>{decision.text}</span>
                  {turn && <span className={styles.at}>{turnLabel(turn)}</span>}
                </a>
              </li>
            )
          })}
        </ol>
      )}
    </Panel>
  )
}
