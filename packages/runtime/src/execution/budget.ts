import { z } from 'zod'
import type { Tx } from '@understudy/db'
import type { AgentDefinition } from '../definition/agent-definition.ts'

const tenantBudgetSchema = z
  .object({ tokensPerRun: z.number(), tokensPerDay: z.number(), wallSeconds: z.number() })
  .partial()
  .catch({})

export interface Limits {
  readonly tokensPerRun: number
  readonly tokensPerDay: number
  readonly wallSeconds: number
}

/** The smaller of what the agent asks for and what the tenant allows it. */
export async function limitsOf(tx: Tx, tenantId: string, agent: AgentDefinition): Promise<Limits> {
  const row = await tx.tenantAgent.findUnique({ where: { tenantId_key: { tenantId, key: agent.key } }, select: { budget: true } })
  const tenant = tenantBudgetSchema.parse(row?.budget ?? {})
  return {
    tokensPerRun: Math.min(agent.budget.tokensPerRun, tenant.tokensPerRun ?? Infinity),
    tokensPerDay: tenant.tokensPerDay ?? Infinity,
    wallSeconds: Math.min(agent.budget.wallSeconds, tenant.wallSeconds ?? Infinity),
  }
}

/** Tokens of all the agent's runs that began today (UTC). */
export async function tokensToday(tx: Tx, tenantId: string, agentKey: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ tokens: number }[]>`
    SELECT coalesce(sum(run.tokens_in + run.tokens_out), 0)::float8 AS tokens
    FROM runs AS run JOIN agent_sessions AS session ON session.tenant_id = run.tenant_id AND session.id = run.session_id
    WHERE run.tenant_id = ${tenantId}::uuid AND session.agent_key = ${agentKey}
      AND run.created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`
  return row?.tokens ?? 0
}

/** One sentence when nothing may be spent any more, else null. */
export function spentMessage(limits: Limits, used: { run: number; today: number }): string | null {
  const show = (tokens: number) => tokens.toLocaleString('en')
  if (used.run >= limits.tokensPerRun)
    return `The run has used ${show(used.run)} of its ${show(limits.tokensPerRun)} tokens. Raise the agent’s budget and retry to go on.`
  if (used.today >= limits.tokensPerDay)
    return `The agent has used ${show(used.today)} of its ${show(limits.tokensPerDay)} tokens for today. Raise its budget or retry tomorrow.`
  return null
}
