import { notify, type VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import type { TenantRole } from '../policy/roles.ts'
import { findMember, keepAnOwner } from './find-member.ts'

/** @throws AppError not_found, precondition_failed for the only owner */
export async function changeMemberRole(ctx: VerbContext, input: { userId: string; role: TenantRole }): Promise<void> {
  const member = await findMember(ctx, input.userId)
  if (member.role === input.role) return
  await keepAnOwner(ctx, member)
  const where = { tenantId_userId: { tenantId: ctx.tenant.id, userId: input.userId } }
  await ctx.tx.membership.update({ where, data: { role: input.role } })
  await notify(ctx.tx, { topic: 'member', tenantId: ctx.tenant.id, id: input.userId })
  await identityAudit.record(ctx, 'member.role-changed', {
    entity: { kind: 'member', id: input.userId, name: member.name },
    details: { before: member.role, after: input.role },
  })
}
