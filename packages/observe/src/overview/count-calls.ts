import { Prisma } from '@understudy/db'
import { ofTenant, type FigureContext } from './figure-context.ts'
import type { Overview } from './schema.ts'

/** Port calls of the range by how they ended. */
export async function countCalls(ctx: FigureContext): Promise<Overview['calls']> {
  const [row] = await ctx.tx.$queryRaw<Overview['calls'][]>`
    SELECT count(*)::int AS total,
           count(*) FILTER (WHERE outcome = 'ok' AND served_by <> 'local')::int AS aws,
           count(*) FILTER (WHERE outcome = 'ok' AND served_by = 'local')::int AS local,
           count(*) FILTER (WHERE outcome = 'refused')::int AS refused,
           count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
           max(at) FILTER (WHERE outcome = 'failed') AS "lastFailedAt"
    FROM port_calls WHERE at >= ${ctx.from} AND at < ${ctx.to} AND ${ofTenant(ctx, Prisma.sql`tenant_id`)}`
  return row!
}
