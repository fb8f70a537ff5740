'use client'
import type { Turn } from '@understudy/agents/meetmind'
import type { Statement } from './sentences'
import styles from './result.module.css'
import { turnLabel } from './turn-label'
import type { ChosenEvidence } from './use-evidence'

interface SentenceLinkProps {
  statement: Statement
  turns: readonly Turn[]
  evidence: ChosenEvidence
}

/** A sentence that opens the turns it rests on. A link, so that it can be opened, copied and reached by keyboard. */
export function SentenceLink({ statement, turns, evidence }: SentenceLinkProps) {
  const first = statement.evidence[0]
  const turn = first && turns[first.turn]
  return (
    <a
      className={styles.sentence}
      href={`?sentence=${statement.id}`}
      aria-current={evidence.statement?.id === statement.id || undefined}
      onClick={(event) => choose(event, () => evidence.chooseStatement(statement))}
    >
      {statement.text} {turn && <span className={styles.at}>{turnLabel(turn)}</span>}
    </a>
  )
}

/** Leaves new tabs and copied links to the browser. */
export function choose(event: React.MouseEvent, act: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  act()
}
