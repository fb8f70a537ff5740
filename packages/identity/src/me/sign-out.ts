import type { VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { meEntity, type Me } from './me.ts'

export async function signOut(ctx: VerbContext, me: Me): Promise<void> {
  await endSessions(ctx, { userId: me.userId, id: me.sessionId })
  await identityAudit.record(ctx, 'user.signed-out', { entity: meEntity(ctx), details: {} })
}
