import { notify, type VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { findMember, keepAnOwner } from './find-member.ts'

/** The account stays; it only no longer opens this tenant. @throws AppError not_found, precondition_failed for the only owner */
export async function removeMember(ctx: VerbContext, input: { userId: string }): Promise<void> {
  const member = await findMember(ctx, input.userId)
  await keepAnOwner(ctx, member)
  await ctx.tx.membership.delete({ where: { tenantId_userId: { tenantId: ctx.tenant.id, userId: input.userId } } })
  await notify(ctx.tx, { topic: 'member', tenantId: ctx.tenant.id, id: input.userId })
  await identityAudit.record(ctx, 'member.removed', {
    entity: { kind: 'member', id: input.userId, name: member.name },
    details: { role: member.role },
  })
}
