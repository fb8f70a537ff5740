import { AppError } from '@understudy/core'
import { notify, type VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { createUser } from '../sign-in/create-user.ts'
import type { AddMemberInput } from '../schema.ts'

/** Adds a person by e-mail; makes the account when there is none, with a password that is shown once. @throws AppError conflict */
export async function addMember(
  ctx: VerbContext,
  input: AddMemberInput,
): Promise<{ userId: string; oneTimePassword: string | null }> {
  const known = await ctx.tx.user.findUnique({ where: { email: input.email } })
  const created = known ? null : await createUser(ctx, { email: input.email, name: input.name, platformRole: null })
  const userId = known?.id ?? created!.userId
  const where = { tenantId_userId: { tenantId: ctx.tenant.id, userId } }
  if (await ctx.tx.membership.findUnique({ where })) throw new AppError('conflict', `${input.email} is already a member.`)
  await ctx.tx.membership.create({ data: { tenantId: ctx.tenant.id, userId, role: input.role } })
  await notify(ctx.tx, { topic: 'member', tenantId: ctx.tenant.id, id: userId })
  await identityAudit.record(ctx, 'member.added', {
    entity: { kind: 'member', id: userId, name: known?.displayName ?? input.name },
    details: { email: input.email, role: input.role, accountCreated: created !== null },
  })
  return { userId, oneTimePassword: created?.oneTimePassword ?? null }
}
