import { AppError } from '@understudy/core'
import type { Prisma, VerbContext } from '@understudy/db'

/** @throws AppError not_found, also for another tenant's */
export async function findSession(
  ctx: Pick<VerbContext, 'tx' | 'tenant'>,
  sessionId: string,
): Promise<Prisma.AgentSessionGetPayload<object>> {
  const session = await ctx.tx.agentSession.findUnique({ where: { tenantId_id: { tenantId: ctx.tenant.id, id: sessionId } } })
  if (!session) throw new AppError('not_found', 'There is no such session.')
  return session
}
