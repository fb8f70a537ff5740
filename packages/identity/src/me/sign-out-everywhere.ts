import type { VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { meEntity, type Me } from './me.ts'

/** Ends every sign-in of the person, this one included. */
export async function signOutEverywhere(ctx: VerbContext, me: Me): Promise<{ ended: number }> {
  const ended = await endSessions(ctx, { userId: me.userId })
  await identityAudit.record(ctx, 'user.signed-out-everywhere', { entity: meEntity(ctx), details: { ended } })
  return { ended }
}
