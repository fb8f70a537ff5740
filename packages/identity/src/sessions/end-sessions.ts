import { notify, type VerbContext } from '@understudy/db'

/** Ends a person's open sign-ins, all or all but one; returns how many. Holds in every process as soon as this commits. */
export async function endSessions(ctx: VerbContext, which: { userId: string; id?: string; exceptId?: string }): Promise<number> {
  const { count } = await ctx.tx.userSession.updateMany({
    where: {
      userId: which.userId,
      endedAt: null,
      ...(which.id && { id: which.id }),
      ...(which.exceptId && { NOT: { id: which.exceptId } }),
    },
    data: { endedAt: ctx.clock.now() },
  })
  await notify(ctx.tx, { topic: 'user-session', id: which.userId })
  return count
}
