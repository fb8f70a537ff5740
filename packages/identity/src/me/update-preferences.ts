import { changedFields } from '@understudy/audit'
import { notify, type VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { preferencesSchema, type Preferences, type PreferencesChange } from '../sessions/signed-in-user.ts'
import { meEntity, type Me } from './me.ts'

export async function updatePreferences(ctx: VerbContext, me: Me, input: PreferencesChange): Promise<Preferences> {
  const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: me.userId } })
  const before = preferencesSchema.parse(user.preferences)
  const changes = changedFields(before, input)
  if (Object.keys(changes).length === 0) return before
  const preferences = preferencesSchema.parse({ ...before, ...input })
  await ctx.tx.user.update({ where: { id: me.userId }, data: { preferences } })
  await notify(ctx.tx, { topic: 'user-session', id: me.userId })
  await identityAudit.record(ctx, 'user.preferences-changed', { entity: meEntity(ctx), details: { changes } })
  return preferences
}
