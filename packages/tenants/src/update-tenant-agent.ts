import { AppError } from '@understudy/core'
import { changedFields } from '@understudy/audit'
import { notify, type VerbContext } from '@understudy/db'
import { tenantsAudit } from './audit-actions.ts'
import { agentBudgetSchema, type UpdateTenantAgentInput } from './schema.ts'

/** Switches an agent on or off and sets its budget; runs that have begun go on. @throws AppError not_found */
export async function updateTenantAgent(ctx: VerbContext, input: UpdateTenantAgentInput): Promise<void> {
  const where = { tenantId_key: { tenantId: ctx.tenant.id, key: input.key } }
  const row = await ctx.tx.tenantAgent.findUnique({ where })
  if (!row) throw new AppError('not_found', 'This tenant has no such agent.')
  const before = agentBudgetSchema.parse(row.budget)
  const changes = {
    ...changedFields({ enabled: row.enabled }, { enabled: input.enabled }),
    ...changedFields(before, input.budget ?? {}),
  }
  if (Object.keys(changes).length === 0) return
  const budget = agentBudgetSchema.parse({ ...before, ...input.budget })
  await ctx.tx.tenantAgent.update({ where, data: { enabled: input.enabled ?? row.enabled, budget } })
  await notify(ctx.tx, { topic: 'tenant', tenantId: ctx.tenant.id, id: ctx.tenant.id })
  await tenantsAudit.record(ctx, 'agent.updated', {
    entity: { kind: 'agent', id: input.key, name: input.key },
    details: { changes },
  })
}
