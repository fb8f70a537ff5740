import { AppError } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { meEntity, type Me } from './me.ts'

/** @throws AppError not_found when it is not an open sign-in of this person. */
export async function endMySession(ctx: VerbContext, me: Me, input: { sessionId: string }): Promise<void> {
  const ended = await endSessions(ctx, { userId: me.userId, id: input.sessionId })
  if (ended === 0) throw new AppError('not_found', 'That sign-in has already ended.')
  await identityAudit.record(ctx, 'user.session-ended', { entity: meEntity(ctx), details: { sessionId: input.sessionId } })
}
