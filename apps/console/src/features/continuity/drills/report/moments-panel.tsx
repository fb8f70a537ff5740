'use client'
import { formatMoment, type DrillDetail } from '@understudy/continuity'
import { EmptyState, Panel, PlainTable } from '@understudy/ui'

/** What the fleet decided, on the script's own clock. */
export function MomentsPanel({ drill: { script, compression, report } }: { drill: DrillDetail }) {
  const moments = report?.moments ?? []
  return (
    <Panel title="What was decided" subtitle="script time" isFlush>
      {moments.length === 0 ? (
        <EmptyState title="Nothing yet">Each decision of the processes and the fleet appears here.</EmptyState>
      ) : (
        <PlainTable
          label="What was decided"
          columns={[{ header: 'Time' }, { header: 'Port' }, { header: 'Decision' }]}
          rows={moments.map(({ atMs, port, sentence }, nth) => ({
            id: `${nth}`,
            cells: [formatMoment(Math.max(0, atMs * compression), script.startsAt), port, sentence],
          }))}
        />
      )}
    </Panel>
  )
}
