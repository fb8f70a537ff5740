import { INTERNAL_TENANT_IDS } from '@understudy/core'
import type { FigureContext } from './figure-context.ts'
import type { PlatformOverview } from './schema.ts'

/** Tenants whose calls or runs failed in the range, the worst first. */
export async function tenantsNeedingAttention({ tx, from, to }: FigureContext): Promise<PlatformOverview['tenants']> {
  const rows = await tx.$queryRaw<(PlatformOverview['tenants']['needingAttention'][number] & { calls: number })[]>`
    SELECT t.slug, t.name, coalesce(c.calls, 0)::int AS calls, coalesce(c.failed, 0)::int AS "failedCalls",
           coalesce(c.local, 0)::int AS "localCalls", coalesce(r.failed, 0)::int AS "failedRuns"
    FROM tenants t
    LEFT JOIN (SELECT tenant_id, count(*) AS calls, count(*) FILTER (WHERE outcome = 'failed') AS failed, count(*) FILTER (WHERE served_by = 'local') AS local
               FROM port_calls WHERE at >= ${from} AND at < ${to} GROUP BY tenant_id) c ON c.tenant_id = t.id
    LEFT JOIN (SELECT tenant_id, count(*) AS failed FROM runs WHERE status = 'failed' AND ended_at >= ${from} AND ended_at < ${to} GROUP BY tenant_id) r
      ON r.tenant_id = t.id
    WHERE t.id <> ALL (${[...INTERNAL_TENANT_IDS]}::uuid[])
    ORDER BY "failedRuns" DESC, "failedCalls" DESC, t.name`
  const needingAttention = rows
    .filter(({ failedCalls, failedRuns }) => failedCalls + failedRuns > 0)
    .slice(0, 5)
    .map(({ calls: _calls, ...tenant }) => tenant)
  return { total: rows.length, active: rows.filter(({ calls }) => calls > 0).length, needingAttention }
}
