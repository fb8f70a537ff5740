'use client'
import type { JobKindView } from '@understudy/observe'
import { EmptyState, formatNumber, Panel, PlainTable, Text, Time } from '@understudy/ui'

export function JobsPanel({ jobs }: { jobs: readonly JobKindView[] }) {
  const failed = jobs.reduce((sum, job) => sum + job.failed, 0)
  return (
    <Panel title="Job queue" subtitle={`${formatNumber(failed)} given up`} isFlush>
      {jobs.length === 0 ? (
        <EmptyState title="No job yet">Jobs appear with the first run.</EmptyState>
      ) : (
        <PlainTable
          label="Jobs by kind"
          hasRowNames
          columns={[
            { header: 'Job' },
            { header: 'Waiting', align: 'right' },
            { header: 'Running', align: 'right' },
            { header: 'Given up', align: 'right' },
            { header: 'Oldest', align: 'right' },
          ]}
          rows={jobs.map((job) => ({
            id: job.name,
            cells: [
              <Text key="name" isMono>
                {job.name}
              </Text>,
              formatNumber(job.waiting),
              formatNumber(job.running),
              formatNumber(job.failed),
              job.oldestWaitingAt ? <Time key="oldest" at={job.oldestWaitingAt} /> : '–',
            ],
          }))}
        />
      )}
    </Panel>
  )
}
