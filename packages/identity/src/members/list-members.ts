import type { VerbContext } from '@understudy/db'
import type { MemberView } from '../schema.ts'
import { tenantRoleOf } from './tenant-role.ts'

/** All members of the tenant by name; a tenant has hundreds, not millions. */
export async function listMembers(ctx: VerbContext): Promise<MemberView[]> {
  const rows = await ctx.tx.membership.findMany({
    where: { tenantId: ctx.tenant.id },
    include: { user: { include: { sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1 } } } },
    orderBy: { user: { displayName: 'asc' } },
  })
  return rows.map(({ user, role, createdAt }) => ({
    userId: user.id,
    name: user.displayName,
    email: user.email,
    role: tenantRoleOf(role),
    status: user.status === 'active' ? 'active' : 'disabled',
    hasSignedIn: !user.mustChangePassword,
    lastSeenAt: user.sessions[0]?.lastSeenAt ?? null,
    since: createdAt,
    isMe: user.id === ctx.actor.id,
  }))
}
