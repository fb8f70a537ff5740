import { z } from 'zod'
import type { VerbContext } from '@understudy/db'
import { runEventBodySchema, type RunEventView } from '../run-event.ts'
import type { listRunEventsInput } from '../schema.ts'
import { findRun } from './find-run.ts'

const dataSchema = z.record(z.string(), z.unknown())

/** In order, after `sinceSeq`. @throws AppError not_found */
export async function listRunEvents(
  ctx: Pick<VerbContext, 'tx' | 'tenant'>,
  input: z.output<typeof listRunEventsInput>,
): Promise<RunEventView[]> {
  await findRun(ctx, input.runId)
  const rows = await ctx.tx.runEvent.findMany({
    where: { tenantId: ctx.tenant.id, runId: input.runId, seq: { gt: input.sinceSeq } },
    orderBy: { seq: 'asc' },
    take: input.limit,
  })
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    event: runEventBodySchema.parse({ ...dataSchema.parse(row.data), type: row.type }),
  }))
}
