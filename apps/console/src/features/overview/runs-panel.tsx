'use client'
import type { PlatformOverview } from '@understudy/observe'
import { formatNumber, KeyValues, Panel, Status } from '@understudy/ui'

const rows = [
  ['running', 'running'],
  ['queued', 'pending'],
  ['waiting', 'pending'],
  ['succeeded', 'ok'],
  ['failed', 'down'],
  ['stopped', 'stopped'],
] as const

export function RunsPanel({ runs, rangeWord }: { runs: PlatformOverview['runs']; rangeWord: string }) {
  return (
    <Panel title="Runs" subtitle={rangeWord}>
      <KeyValues
        items={rows.map(([name, status]) => ({
          key: name,
          value: <Status status={status}>{formatNumber(runs[name])}</Status>,
        }))}
      />
    </Panel>
  )
}
