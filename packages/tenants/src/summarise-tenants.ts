import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import type { TenantSummary } from './schema.ts'

const DAY_MS = 24 * 3_600_000

export interface TenantRow {
  id: string
  slug: string
  name: string
  domain: string
  createdAt: Date
}

interface Figures {
  id: string
  members: bigint
  agents: bigint
  sessions: bigint
  runsFailed24h: bigint
  callsLocal24h: bigint
  calls24h: bigint
  tokens30d: bigint
  lastActivityAt: Date | null
}

/** Adds each tenant's figures, in the order given. */
export async function summariseTenants(tx: Tx, clock: Clock, rows: readonly TenantRow[]): Promise<TenantSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const day = new Date(clock.now().getTime() - DAY_MS)
  const month = new Date(clock.now().getTime() - 30 * DAY_MS)
  const figures = await tx.$queryRaw<Figures[]>`
    SELECT t.id,
      (SELECT count(*) FROM memberships m WHERE m.tenant_id = t.id) AS members,
      (SELECT count(*) FROM tenant_agents a WHERE a.tenant_id = t.id AND a.enabled) AS agents,
      (SELECT count(*) FROM agent_sessions s WHERE s.tenant_id = t.id) AS sessions,
      (SELECT count(*) FROM runs r WHERE r.tenant_id = t.id AND r.status = 'failed' AND r.ended_at >= ${day}) AS "runsFailed24h",
      (SELECT count(*) FROM port_calls c WHERE c.tenant_id = t.id AND c.at >= ${day}) AS "calls24h",
      (SELECT count(*) FROM port_calls c WHERE c.tenant_id = t.id AND c.at >= ${day} AND c.served_by = 'local') AS "callsLocal24h",
      (SELECT coalesce(sum(r.tokens_in + r.tokens_out), 0) FROM runs r WHERE r.tenant_id = t.id AND r.created_at >= ${month}) AS "tokens30d",
      (SELECT max(s.last_activity_at) FROM agent_sessions s WHERE s.tenant_id = t.id) AS "lastActivityAt"
    FROM tenants t WHERE t.id = ANY(${ids}::uuid[])`
  const byId = new Map(figures.map((row) => [row.id, row]))
  return rows.map(({ id, slug, name, domain, createdAt }) => {
    const found = byId.get(id)
    const count = (key: Exclude<keyof Figures, 'id' | 'lastActivityAt'>) => Number(found?.[key] ?? 0)
    return {
      slug,
      name,
      domain,
      createdAt,
      members: count('members'),
      agents: count('agents'),
      sessions: count('sessions'),
      runsFailed24h: count('runsFailed24h'),
      callsLocal24h: count('callsLocal24h'),
      calls24h: count('calls24h'),
      tokens30d: count('tokens30d'),
      lastActivityAt: found?.lastActivityAt ?? null,
    }
  })
}
