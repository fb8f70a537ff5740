'use client'
import type { Rehearsal } from '@understudy/continuity'
import { LinkText, missing, Row, StatusGlyph, Text, Time } from '@understudy/ui'

/** How long ago a port was rehearsed to the end; what was not for too long stands out. */
export function Rehearsed({ rehearsal }: { rehearsal: Rehearsal | undefined }) {
  if (!rehearsal) return missing
  const { canRun, reason, last, isOverdue } = rehearsal
  if (!last)
    return (
      <Row gap={4}>
        <StatusGlyph status={isOverdue ? 'degraded' : 'unknown'} />
        <span title={canRun ? undefined : (reason ?? undefined)}>
          <Text tone={isOverdue ? 'degraded' : 'quiet'}>{canRun ? 'never' : 'not here'}</Text>
        </span>
      </Row>
    )
  return (
    <Row gap={4}>
      {(isOverdue || last.state === 'failed') && (
        <StatusGlyph
          status={last.state === 'failed' ? 'down' : 'degraded'}
          label={last.state === 'failed' ? 'failed' : 'too long ago'}
        />
      )}
      <LinkText href={`/continuity/drills/${last.id}`} tone="inherit">
        <Time at={last.at} show="relative" />
      </LinkText>
    </Row>
  )
}
