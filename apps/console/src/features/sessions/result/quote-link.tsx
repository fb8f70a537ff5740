'use client'
import { LinkText } from '@understudy/ui'
import type { ShownQuote } from './meeting'
import { choose } from './sentence-link'
import { turnLabel } from './turn-label'
import type { ChosenEvidence } from './use-evidence'

interface QuoteLinkProps {
  quote: Pick<ShownQuote, 'startMs' | 'meeting'> & { turn: number | null }
  sessionId: string
  evidence: ChosenEvidence
}

/** From a quote to its turn: on this page, or in the session of the other meeting. */
export function QuoteLink({ quote, sessionId, evidence }: QuoteLinkProps) {
  const { turn, startMs, meeting } = quote
  const label = turn === null ? null : turnLabel({ index: turn, ...(startMs !== null && { startMs }) })
  if (turn !== null && meeting.sessionId === sessionId)
    return (
      <a className="link" href={`?turn=${turn}`} onClick={(event) => choose(event, () => evidence.chooseTurn(turn))}>
        {label}
      </a>
    )
  const address = turn === null ? meeting.sessionId : `${meeting.sessionId}?turn=${turn}`
  return <LinkText href={address}>{label === null ? meeting.title : `${meeting.title}, ${label}`}</LinkText>
}
