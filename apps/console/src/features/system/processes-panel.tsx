'use client'
import type { ProcessView } from '@understudy/observe'
import { EmptyState, formatBytes, Panel, PlainTable, Status, Time, TwoLines } from '@understudy/ui'

const signs = { ok: 'ok', down: 'down', stopped: 'stopped' } as const
const words = { ok: 'answers', down: 'silent', stopped: 'stopped' } as const

export function ProcessesPanel({ processes }: { processes: readonly ProcessView[] }) {
  const answering = processes.filter(({ state }) => state === 'ok').length
  const expected = processes.filter(({ state }) => state !== 'stopped').length
  return (
    <Panel title="Processes" subtitle={`${answering} of ${expected} answer`} isFlush>
      {processes.length === 0 ? (
        <EmptyState title="No process has reported yet">A process reports every 2 s.</EmptyState>
      ) : (
        <PlainTable
          label="Processes"
          hasRowNames
          columns={[
            { header: 'Process' },
            { header: 'State' },
            { header: 'Version' },
            { header: 'Started' },
            { header: 'Heartbeat' },
            { header: 'Memory', align: 'right' },
          ]}
          rows={processes.map((process) => ({
            id: process.id,
            cells: [
              <TwoLines key="name" title={process.kind} detail={`${process.host}, pid ${process.pid}`} />,
              <Status key="state" status={signs[process.state]}>
                {words[process.state]}
              </Status>,
              process.version,
              <Time key="started" at={process.startedAt} />,
              <Time key="heartbeat" at={process.heartbeatAt} />,
              formatBytes(process.memoryBytes),
            ],
          }))}
        />
      )}
    </Panel>
  )
}
