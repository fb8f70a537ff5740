import type { VerbContext } from '@understudy/db'
import { agentBudgetSchema, type TenantAgentView } from './schema.ts'

interface Use {
  key: string
  runsToday: bigint
  tokensToday: bigint
  lastRunAt: Date | null
}

/** The tenant's agents with what they used today (UTC): the day that their budget counts. */
export async function listAgents(ctx: VerbContext): Promise<TenantAgentView[]> {
  const rows = await ctx.tx.tenantAgent.findMany({ where: { tenantId: ctx.tenant.id }, orderBy: { key: 'asc' } })
  const dayStart = new Date(ctx.clock.now().toISOString().slice(0, 10))
  const uses = await ctx.tx.$queryRaw<Use[]>`
    SELECT s.agent_key AS key, max(r.created_at) AS "lastRunAt",
      count(*) FILTER (WHERE r.created_at >= ${dayStart}) AS "runsToday",
      coalesce(sum(r.tokens_in + r.tokens_out) FILTER (WHERE r.created_at >= ${dayStart}), 0) AS "tokensToday"
    FROM runs r JOIN agent_sessions s ON s.tenant_id = r.tenant_id AND s.id = r.session_id
    WHERE r.tenant_id = ${ctx.tenant.id}::uuid GROUP BY s.agent_key`
  return rows.map(({ key, version, enabled, budget, updatedAt }) => {
    const use = uses.find((candidate) => candidate.key === key)
    return {
      key,
      version,
      enabled,
      budget: agentBudgetSchema.parse(budget),
      updatedAt,
      runsToday: Number(use?.runsToday ?? 0),
      tokensToday: Number(use?.tokensToday ?? 0),
      lastRunAt: use?.lastRunAt ?? null,
    }
  })
}
