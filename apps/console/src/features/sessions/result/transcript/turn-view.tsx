'use client'
import type { Turn } from '@understudy/agents/meetmind'
import { markSpans, type Span } from './mark-spans'
import { unnamedSpeaker } from '../meeting-strip-of'
import { choose } from '../sentence-link'
import styles from './transcript.module.css'
import { turnLabel } from '../turn-label'

interface TurnViewProps {
  turn: Turn
  spans: readonly Span[]
  /** Start of the found words that are stepped to, when they stand in this turn. */
  foundAt: number | null
  lang: string | undefined
  onChoose: () => void
}

/** Who said what, with the exact words that were used underlined. */
export function TurnView({ turn, spans, foundAt, lang, onChoose }: TurnViewProps) {
  return (
    <>
      <a
        className={styles.number}
        href={`?turn=${turn.index}`}
        aria-label={`Turn ${turnLabel(turn)}`}
        onClick={(event) => choose(event, onChoose)}
      >
        {turnLabel(turn)}
      </a>
      <div>
        <strong>{turn.speaker ?? unnamedSpeaker}</strong>
        {turn.text === '' && <p>no words</p>}
        <p lang={lang}>
          {markSpans(turn.text, spans).map(({ text, kind, start }) =>
            kind === null ? (
              text
            ) : (
              <mark key={start} data-kind={kind} data-here={kind === 'found' && start === foundAt}>
                {text}
              </mark>
            ),
          )}
        </p>
      </div>
    </>
  )
}
