import type { ProviderHealthView } from '@understudy/continuity'
import type { World, WorldKind } from './schema.ts'

/** Milliseconds after which a finding says nothing about now. Unchanged findings are written again every 15 s. */
export const STALE_MS = 45_000

/** From what was last seen of each provider to one sentence's worth of state. */
export function worldOf(findings: readonly ProviderHealthView[], nowMs: number): World {
  const newestMs = Math.max(...findings.map(({ checkedAt }) => checkedAt.getTime()))
  // Rows of a provider that is no longer in the configuration are never written again and say nothing.
  const current = findings.filter(({ checkedAt }) => newestMs - checkedAt.getTime() <= STALE_MS)
  const ports = [...Map.groupBy(current, ({ port }) => port)].map(([port, rows]) => portOf(port, rows))
  return { kind: kindOf(ports, nowMs - newestMs), ports, checkedAt: findings.length > 0 ? new Date(newestMs) : null }
}

function portOf(port: World['ports'][number]['port'], rows: readonly ProviderHealthView[]): World['ports'][number] {
  const answers = (side: 'aws' | 'local') => rows.some((row) => row.side === side && row.state === 'ok')
  const aws = rows.filter((row) => row.side === 'aws')
  return {
    port,
    servedBy: answers('aws') ? 'aws' : answers('local') ? 'local' : null,
    isAwsConfigured: aws.some((row) => row.state !== 'not_configured'),
    since: new Date(Math.max(...(aws.length > 0 ? aws : rows).map(({ changedAt }) => changedAt.getTime()))),
  }
}

function kindOf(ports: World['ports'], ageMs: number): WorldKind {
  if (ports.length === 0 || ageMs > STALE_MS) return 'unknown'
  if (ports.some(({ servedBy }) => servedBy === null)) return 'down'
  const onAws = ports.filter(({ servedBy }) => servedBy === 'aws').length
  return onAws === ports.length ? 'aws' : onAws === 0 ? 'local' : 'partly-local'
}
