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
          // Colour only where there is something to see.
          value: runs[name] === 0 ? formatNumber(0) : <Status status={status}>{formatNumber(runs[name])}</Status>,
        }))}
      />
    </Panel>
  )
}
