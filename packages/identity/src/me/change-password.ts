import { AppError } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { hashPassword, verifyPassword } from '../sign-in/password-hash.ts'
import type { ChangePasswordInput } from '../schema.ts'
import { meEntity, type Me } from './me.ts'

/** Ends every other sign-in of the person. @throws AppError invalid_input when the current password is not right. */
export async function changePassword(ctx: VerbContext, me: Me, input: ChangePasswordInput): Promise<void> {
  const where = { userId_kind: { userId: me.userId, kind: 'password' } }
  const credential = await ctx.tx.credential.findUnique({ where })
  if (!credential || !(await verifyPassword(credential.secret, input.currentPassword)))
    throw new AppError('invalid_input', 'The current password is not right.', { details: { field: 'currentPassword' } })
  if (input.newPassword === input.currentPassword)
    throw new AppError('invalid_input', 'The new password is the current one.', { details: { field: 'newPassword' } })
  await ctx.tx.credential.update({ where, data: { secret: await hashPassword(input.newPassword) } })
  await ctx.tx.user.update({ where: { id: me.userId }, data: { mustChangePassword: false } })
  const otherSignInsEnded = await endSessions(ctx, { userId: me.userId, exceptId: me.sessionId })
  await identityAudit.record(ctx, 'user.password-changed', { entity: meEntity(ctx), details: { otherSignInsEnded } })
}
