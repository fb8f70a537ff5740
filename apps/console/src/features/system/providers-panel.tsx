'use client'
import type { ProviderHealthView } from '@understudy/continuity'
import { EmptyState, Panel, PlainTable, Side, Status, Text, Time } from '@understudy/ui'

const signs = { ok: 'ok', down: 'down', unknown: 'unknown', not_configured: 'pending' } as const
const words = { ok: 'answers', down: 'down', unknown: 'not known yet', not_configured: 'not configured' } as const

/** Every port on every provider, as the prober last saw it, with the last error in its own words. */
export function ProvidersPanel({ providers }: { providers: readonly ProviderHealthView[] }) {
  return (
    <Panel title="Providers" subtitle="probed every few seconds" isFlush>
      {providers.length === 0 ? (
        <EmptyState title="Nobody has looked yet">The worker probes every provider as soon as it runs.</EmptyState>
      ) : (
        <PlainTable
          label="Providers by port"
          hasRowNames
          columns={[{ header: 'Port' }, { header: 'Provider' }, { header: 'State' }, { header: 'Detail' }, { header: 'Looked' }]}
          rows={providers.map((row) => ({
            id: `${row.port} ${row.provider}`,
            cells: [
              row.port,
              <Side key="side" side={row.side} name={row.provider.replace(/^aws:/, '')} />,
              <Status key="state" status={signs[row.state]}>
                {words[row.state]}
              </Status>,
              <Text key="detail" size="small" tone="quiet">
                {(row.state === 'down' ? row.lastError : row.detail) ?? '–'}
              </Text>,
              <Time key="looked" at={row.checkedAt} />,
            ],
          }))}
        />
      )}
    </Panel>
  )
}
