'use client'
import { formatDuration, Row, Side, Text, useUi } from '@understudy/ui'
import type { MeetingAnswer } from '@understudy/agents/meetmind'
import { sideOf } from '../model'

/** Who served each call behind an answer, and how long it took. */
export function AnsweredBy({ calls }: { calls: MeetingAnswer['calls'] }) {
  const { language } = useUi()
  if (calls.length === 0) return null
  return (
    <Row gap={12} doesWrap>
      {calls.map((call, index) => (
        <Text key={index} size="small" tone="quietest">
          {`${call.port}.${call.operation} `}
          <Side side={sideOf(call.servedBy)} /> {formatDuration(call.durationMs, { isFine: true, language })}
        </Text>
      ))}
    </Row>
  )
}
