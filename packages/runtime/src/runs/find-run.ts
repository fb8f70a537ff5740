import { AppError } from '@understudy/core'
import type { Prisma, VerbContext } from '@understudy/db'

/** @throws AppError not_found, also for another tenant's */
export async function findRun(
  ctx: Pick<VerbContext, 'tx' | 'tenant'>,
  runId: string,
): Promise<Prisma.RunGetPayload<{ include: { session: true } }>> {
  const where = { tenantId_id: { tenantId: ctx.tenant.id, id: runId } }
  const run = await ctx.tx.run.findUnique({ where, include: { session: true } })
  if (!run) throw new AppError('not_found', 'There is no such run.')
  return run
}
