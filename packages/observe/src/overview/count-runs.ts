import { Prisma } from '@understudy/db'
import type { FigureContext } from './figure-context.ts'
import { ofTenant } from './figure-context.ts'
import type { Overview } from './schema.ts'

/** Runs by status: the open ones all, the ended ones of the range. */
export async function countRuns(ctx: FigureContext): Promise<Overview['runs']> {
  const rows = await ctx.tx.$queryRaw<{ status: string; runs: number }[]>`
    SELECT status, count(*)::int AS runs FROM runs
    WHERE (status IN ('queued', 'running', 'waiting') OR created_at >= ${ctx.from}) AND ${ofTenant(ctx, Prisma.sql`tenant_id`)}
    GROUP BY status`
  const of = (status: string) => rows.find((row) => row.status === status)?.runs ?? 0
  return {
    queued: of('queued'),
    running: of('running'),
    waiting: of('waiting'),
    succeeded: of('succeeded'),
    failed: of('failed'),
    stopped: of('stopped'),
  }
}
