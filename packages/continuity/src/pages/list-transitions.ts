import type { z } from 'zod'
import type { Tx } from '@understudy/db'
import { transitionSchema, tripReasonSchema, type transitionsInput, type TransitionView } from '../fleet/schema.ts'

/** Newest first. */
export async function listTransitions(
  tx: Tx,
  { port, from, to, limit }: z.infer<typeof transitionsInput>,
): Promise<TransitionView[]> {
  const rows = await tx.portTransition.findMany({
    where: { ...(port ? { port } : {}), at: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.flatMap(({ evidence, epoch, ...row }) => {
    const reason = tripReasonSchema.nullable().catch(null).parse(evidence)
    const parsed = transitionSchema.safeParse({ ...row, reason, epoch: Number(epoch) })
    // A kind or port that only another version knows.
    return parsed.success ? [parsed.data] : []
  })
}
