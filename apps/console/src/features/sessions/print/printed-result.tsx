'use client'
import { formatDay, formatDuration, formatPercent, useUi } from '@understudy/ui'
import type { MeetingResult, Sentence, Turn } from '@understudy/agents/meetmind'
import { unnamedSpeaker } from '../result/meeting-strip-of'
import { turnLabel } from '../result/turn-label'
import styles from './print.module.css'

interface PrintedResultProps {
  result: MeetingResult
  turns: readonly Turn[]
  heldOn: string | null
}

export function PrintedResult({ result, turns, heldOn }: PrintedResultProps) {
  const { language } = useUi()
  const lang = result.language.code === 'other' ? undefined : result.language.code
  const at = (turn: number | undefined) => (turn !== undefined && turns[turn] ? ` (${turnLabel(turns[turn])})` : '')
  const list = (sentences: readonly Sentence[]) => (
    <ul lang={lang}>
      {sentences.map((sentence, index) => (
        <li key={index}>
          {sentence.text}
          <span className={styles.quiet}>{at(sentence.evidence[0]?.turn)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <article className={styles.sheet}>
      <h1>{result.title}</h1>
      <p className={styles.quiet}>
        {[
          heldOn && formatDay(`${heldOn}T00:00:00Z`, { timeZone: 'UTC', language }),
          result.transcript.durationMs !== null && formatDuration(result.transcript.durationMs, { language }),
          `${result.transcript.turns} turns`,
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      {result.degraded.length > 0 && (
        <p className={styles.quiet}>{[...new Set(result.degraded.map(({ reason }) => reason))].join(' ')}</p>
      )}
      <h2>Summary</h2>
      {list(result.summary.overall)}
      {result.summary.sections.map((section, index) => (
        <section key={index}>
          <h3 lang={lang}>{section.title}</h3>
          {list(section.sentences)}
        </section>
      ))}
      <h2>Decisions</h2>
      <ul lang={lang}>
        {result.decisions.map((decision, index) => (
          <li key={index}>
            {decision.text}
            <span className={styles.quiet}>{at(decision.evidence[0]?.turn)}</span>
          </li>
        ))}
      </ul>
      <h2>Actions</h2>
      <ul>
        {result.actions.map((action, index) => (
          <li key={index}>
            <strong>{action.owner ?? 'No owner'}</strong>
            {(action.due.date ?? action.due.phrase) && `, ${action.due.date ?? action.due.phrase}`}:{' '}
            <span lang={lang}>{action.text}</span>
            <span className={styles.quiet}>{at(action.evidence[0]?.turn)}</span>
          </li>
        ))}
      </ul>
      <h2>Who spoke</h2>
      <table>
        <tbody>
          {result.speakers.map(({ speaker, turns: count, spokenMs, share }) => (
            <tr key={speaker ?? unnamedSpeaker}>
              <th scope="row">{speaker ?? unnamedSpeaker}</th>
              <td>{`${count} turns`}</td>
              <td>{formatDuration(spokenMs, { language })}</td>
              <td>{formatPercent(Math.round(share * 100) / 100, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}
