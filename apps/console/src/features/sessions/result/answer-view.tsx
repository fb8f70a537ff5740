'use client'
import { Notice, Stack, Tag, Text } from '@understudy/ui'
import { AnsweredBy } from './answered-by'
import { AnswerQuotes } from './answer-quotes'
import type { ShownAnswer } from './meeting'
import { QuoteLink } from './quote-link'
import styles from './result.module.css'
import type { ChosenEvidence } from './use-evidence'

interface AnswerViewProps {
  answer: ShownAnswer
  sessionId: string
  lang: string | undefined
  evidence: ChosenEvidence
}

/** What was asked, and the answer: a model's sentences where there are some, always the quotes they stand on. */
export function AnswerView({ answer, sessionId, lang, evidence }: AnswerViewProps) {
  const { written, recalled, notReached = [] } = answer
  const hasWritten = written !== null && written.length > 0
  return (
    <Stack gap={4}>
      <Text as="p" tone="quiet">
        {answer.question} {!hasWritten && answer.answered && <Tag tone="local">extractive</Tag>}
      </Text>
      {!answer.answered && (
        <Text as="p" tone="quiet">
          No turn answers this. Try the words that were said.
        </Text>
      )}
      {hasWritten && (
        <p className={styles.answer} lang={lang}>
          {written.map((sentence, index) => (
            <span key={index}>{sentence.text} </span>
          ))}
        </p>
      )}
      <AnswerQuotes quotes={answer.quotes} isBelow={hasWritten} sessionId={sessionId} lang={lang} evidence={evidence} />
      {recalled.length > 0 && (
        <ul className={styles.quotes} aria-label="Remembered">
          <li>
            <Text size="small" tone="quietest">
              Remembered of meetings
            </Text>
          </li>
          {recalled.map(({ text, meeting }, index) => (
            <li key={index}>
              <Text tone="quiet">{text}</Text>{' '}
              <QuoteLink quote={{ turn: null, startMs: null, meeting }} sessionId={sessionId} evidence={evidence} />
            </li>
          ))}
        </ul>
      )}
      {notReached.length > 0 && <Notice tone="degraded">{notReached.join(' ')}</Notice>}
      <AnsweredBy calls={answer.calls ?? []} />
    </Stack>
  )
}
