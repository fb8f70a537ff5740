'use client'
import { formatDuration, LinkText, Row, Side, Text, useUi } from '@understudy/ui'
import { sideOf } from '../model'
import type { FoundAnswer, FoundQuote } from './meeting'
import { unnamedSpeaker } from './meeting-strip-of'
import styles from './result.module.css'
import { choose } from './sentence-link'
import { turnLabel } from './turn-label'
import type { ChosenEvidence } from './use-evidence'

interface AnswerViewProps {
  answer: FoundAnswer
  sessionId: string
  lang: string | undefined
  evidence: ChosenEvidence
  isNewest: boolean
}

/** The best quote large, the others below, each with its speaker and a way to its turn. */
export function AnswerView({ answer, sessionId, lang, evidence, isNewest }: AnswerViewProps) {
  const [best, ...others] = answer.quotes
  return (
    <div role={isNewest ? 'status' : undefined}>
      <Text as="p" tone="quiet" lang={lang}>
        {answer.question}
      </Text>
      {!answer.answered || !best ? (
        <Text as="p" tone="quiet">
          No turn answers this. Try the words that were said.
        </Text>
      ) : (
        <>
          <p className={styles.answer} lang={lang}>
            “{best.text}”
          </p>
          <Text as="p" size="small" tone="quietest">
            {best.speaker ?? unnamedSpeaker}, <QuoteLink quote={best} sessionId={sessionId} evidence={evidence} />
            {`. Best of ${answer.quotes.length} ${answer.quotes.length === 1 ? 'quote' : 'quotes'}, nothing is rewritten.`}
          </Text>
          {others.length > 0 && (
            <ul className={styles.quotes}>
              {others.map((quote, index) => (
                <li key={index} className={styles.quote}>
                  <QuoteLink quote={quote} sessionId={sessionId} evidence={evidence} />
                  <span>
                    <strong>{quote.speaker ?? unnamedSpeaker}</strong> <span lang={lang}>“{quote.text}”</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <AnsweredBy answer={answer} />
    </div>
  )
}

function QuoteLink({ quote, sessionId, evidence }: { quote: FoundQuote; sessionId: string; evidence: ChosenEvidence }) {
  const label = turnLabel({ index: quote.turn, ...(quote.startMs !== null && { startMs: quote.startMs }) })
  if (quote.meeting.sessionId === sessionId)
    return (
      <a className="link" href={`?turn=${quote.turn}`} onClick={(event) => choose(event, () => evidence.chooseTurn(quote.turn))}>
        {label}
      </a>
    )
  return <LinkText href={`${quote.meeting.sessionId}?turn=${quote.turn}`}>{`${quote.meeting.title}, ${label}`}</LinkText>
}

function AnsweredBy({ answer }: { answer: FoundAnswer }) {
  const { language } = useUi()
  if (answer.calls.length === 0) return null
  return (
    <Row gap={12} doesWrap>
      {answer.calls.map((call, index) => (
        <Text key={index} size="small" tone="quietest">
          {`${call.port}.${call.operation} `}
          {call.servedBy && <Side side={sideOf(call.servedBy)} />} {formatDuration(call.durationMs, { isFine: true, language })}
        </Text>
      ))}
    </Row>
  )
}
