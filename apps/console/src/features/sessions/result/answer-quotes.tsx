'use client'
import { Text } from '@understudy/ui'
import type { ShownQuote } from './meeting'
import { unnamedSpeaker } from './meeting-strip-of'
import { QuoteLink } from './quote-link'
import styles from './result.module.css'
import type { ChosenEvidence } from './use-evidence'

interface AnswerQuotesProps {
  quotes: readonly ShownQuote[]
  /** Under a written answer all quotes are small; else the best one is the answer. */
  isBelow: boolean
  sessionId: string
  lang: string | undefined
  evidence: ChosenEvidence
}

export function AnswerQuotes({ quotes, isBelow, sessionId, lang, evidence }: AnswerQuotesProps) {
  const [best, ...others] = quotes
  if (!best) return null
  // Only of this meeting is the language known.
  const langOf = (quote: ShownQuote) => (quote.meeting.sessionId === sessionId ? lang : undefined)
  const link = (quote: ShownQuote) => <QuoteLink quote={quote} sessionId={sessionId} evidence={evidence} />
  const rest = isBelow ? quotes : others
  return (
    <>
      {!isBelow && (
        <>
          <p className={styles.answer} lang={langOf(best)}>
            “{best.text}”
          </p>
          <Text as="p" size="small" tone="quietest">
            {best.speaker ?? unnamedSpeaker}, {link(best)}
            {`. Best of ${quotes.length} ${quotes.length === 1 ? 'quote' : 'quotes'}, nothing is rewritten.`}
          </Text>
        </>
      )}
      {rest.length > 0 && (
        <ul className={styles.quotes}>
          {rest.map((quote, index) => (
            <li key={index} className={styles.quote}>
              <strong>{quote.speaker ?? unnamedSpeaker}</strong> <span lang={langOf(quote)}>“{quote.text}”</span> {link(quote)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
