import { AppError } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import type { TenantRole } from '../policy/roles.ts'
import { tenantRoleOf } from './tenant-role.ts'

export interface FoundMember {
  userId: string
  name: string
  role: TenantRole
}

/** @throws AppError not_found */
export async function findMember(ctx: VerbContext, userId: string): Promise<FoundMember> {
  const where = { tenantId_userId: { tenantId: ctx.tenant.id, userId } }
  const row = await ctx.tx.membership.findUnique({ where, include: { user: true } })
  if (!row) throw new AppError('not_found', 'There is no such member.')
  return { userId, name: row.user.displayName, role: tenantRoleOf(row.role) }
}

/** A tenant keeps at least one owner. Locks the owners, so that two of them cannot leave at the same moment. @throws AppError precondition_failed */
export async function keepAnOwner(ctx: VerbContext, leaving: FoundMember): Promise<void> {
  if (leaving.role !== 'owner') return
  const owners = await ctx.tx.$queryRaw<{ user_id: string }[]>`
    SELECT user_id FROM memberships WHERE tenant_id = ${ctx.tenant.id}::uuid AND role = 'owner' FOR UPDATE`
  if (owners.some(({ user_id }) => user_id !== leaving.userId)) return
  throw new AppError('precondition_failed', `${leaving.name} is the only owner. Make somebody else an owner first.`)
}
