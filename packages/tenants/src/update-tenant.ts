import { changedFields } from '@understudy/audit'
import { notify, type VerbContext } from '@understudy/db'
import { tenantsAudit } from './audit-actions.ts'
import { tenantSettingsSchema, type UpdateTenantInput } from './schema.ts'

/** Changes what is named and keeps the rest; writes nothing when nothing changed. */
export async function updateTenant(ctx: VerbContext, input: UpdateTenantInput): Promise<void> {
  const row = await ctx.tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenant.id } })
  const before = tenantSettingsSchema.parse(row.settings)
  const changes = { ...changedFields({ name: row.name }, { name: input.name }), ...changedFields(before, input.settings ?? {}) }
  if (Object.keys(changes).length === 0) return
  const name = input.name ?? row.name
  const settings = tenantSettingsSchema.parse({ ...before, ...input.settings })
  await ctx.tx.tenant.update({ where: { id: ctx.tenant.id }, data: { name, settings } })
  await notify(ctx.tx, { topic: 'tenant', tenantId: ctx.tenant.id, id: ctx.tenant.id })
  await tenantsAudit.record(ctx, 'tenant.updated', { entity: { kind: 'tenant', id: ctx.tenant.id, name }, details: { changes } })
}
