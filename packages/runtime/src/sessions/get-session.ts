import { AppError } from '@understudy/core'
import type { RuntimeContext } from '../runtime-context.ts'
import type { SessionView } from '../schema.ts'
import { newestRunsFirst, toSessionView } from './session-view.ts'

/** A session with its runs. @throws AppError not_found */
export async function getSession(
  ctx: Pick<RuntimeContext, 'tx' | 'tenant' | 'agents'>,
  input: { sessionId: string },
): Promise<SessionView> {
  const where = { tenantId_id: { tenantId: ctx.tenant.id, id: input.sessionId } }
  const session = await ctx.tx.agentSession.findUnique({ where, include: { runs: newestRunsFirst } })
  if (!session) throw new AppError('not_found', 'There is no such session.')
  return toSessionView(session, ctx.agents)
}
