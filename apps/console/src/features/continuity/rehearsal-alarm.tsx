'use client'
import type { Rehearsal } from '@understudy/continuity'
import { LinkText, Notice } from '@understudy/ui'

/** Says which ports have not been rehearsed for too long; nothing where none is overdue. */
export function RehearsalAlarm({ rehearsals }: { rehearsals: readonly Rehearsal[] | undefined }) {
  const overdue = (rehearsals ?? []).filter(({ isOverdue }) => isOverdue).map(({ port }) => port)
  if (overdue.length === 0) return null
  return (
    <Notice
      tone="degraded"
      title={`Not rehearsed for more than 8 days: ${overdue.join(', ')}.`}
      acts={<LinkText href={`/continuity/drills?run=port-${overdue[0]!}`}>Run a drill…</LinkText>}
    >
      What was not tried lately is not known to work.
    </Notice>
  )
}
