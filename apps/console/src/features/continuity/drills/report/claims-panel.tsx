'use client'
import type { DrillClaim } from '@understudy/continuity'
import { EmptyState, ItemList, Panel, StatusGlyph, Text } from '@understudy/ui'
import { claimSigns } from '../drill-words'

const tones = { holds: 'quiet', broken: 'down', open: 'quietest' } as const

/** What the timeline claims, and whether it holds: each turns as soon as it is known. */
export function ClaimsPanel({ claims, isOver }: { claims: readonly DrillClaim[]; isOver: boolean }) {
  const held = claims.filter(({ state }) => state === 'holds').length
  return (
    <Panel
      title="Claims"
      subtitle={claims.length > 0 ? `${held} of ${claims.length} ${isOver ? 'held' : 'hold so far'}` : undefined}
      isFlush
    >
      {claims.length === 0 ? (
        <EmptyState title="Nothing is known yet">Claims are judged from the first calls on.</EmptyState>
      ) : (
        <ItemList
          items={claims.map(({ key, title, value, state }) => {
            const { status, word, soFar } = claimSigns[state]
            return {
              id: key,
              sign: <StatusGlyph status={status} />,
              title,
              text: value === null ? (isOver ? 'not known' : 'nothing to measure yet') : `measured: ${value}`,
              after: <Text tone={tones[state]}>{isOver ? word : soFar}</Text>,
            }
          })}
        />
      )}
    </Panel>
  )
}
