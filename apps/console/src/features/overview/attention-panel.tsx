'use client'
import type { PlatformOverview } from '@understudy/observe'
import { EmptyState, formatNumber, ItemList, LinkText, Panel, StatusGlyph } from '@understudy/ui'

export function AttentionPanel({ tenants: { total, active, needingAttention } }: { tenants: PlatformOverview['tenants'] }) {
  return (
    <Panel
      title="Tenants needing attention"
      count={needingAttention.length}
      acts={<LinkText href="/tenants">All {total}</LinkText>}
      isFlush
    >
      {needingAttention.length === 0 ? (
        <EmptyState title="None">
          {active === 0
            ? 'No tenant made a call in this range.'
            : `No call and no run failed for ${active === 1 ? 'the one tenant that was' : `the ${formatNumber(active)} tenants that were`} active.`}
        </EmptyState>
      ) : (
        <ItemList
          items={needingAttention.map(({ slug, name, failedCalls, failedRuns }) => ({
            id: slug,
            sign: <StatusGlyph status="degraded" label="degraded" />,
            title: <LinkText href={`/t/${slug}`}>{name}</LinkText>,
            text: `${formatNumber(failedRuns)} runs and ${formatNumber(failedCalls)} calls failed`,
          }))}
        />
      )}
    </Panel>
  )
}
