import type { VerbContext } from '@understudy/db'
import { IDLE_TIMEOUT_MS } from '../sessions/timeouts.ts'
import type { Me } from './me.ts'
import type { MySession } from '../schema.ts'

/** Open sign-ins, the newest first. */
export async function listMySessions(ctx: VerbContext, me: Me): Promise<MySession[]> {
  const now = ctx.clock.now()
  const rows = await ctx.tx.userSession.findMany({
    where: {
      userId: me.userId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - IDLE_TIMEOUT_MS) },
    },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  return rows.map(({ id, createdAt, lastSeenAt, expiresAt, address, userAgent }) => ({
    id,
    createdAt,
    lastSeenAt,
    expiresAt,
    address,
    userAgent,
    isCurrent: id === me.sessionId,
  }))
}
