import { notify, Prisma, type Tx } from '@understudy/db'
import { AppError } from '@understudy/core'
import type { RunEventBody } from '../run-event.ts'

export interface RunAddress {
  readonly tenantId: string
  readonly runId: string
}

/** Locks the run's row until the transaction ends: events get their numbers under it. @throws AppError not_found */
export async function lockRun(tx: Tx, { tenantId, runId }: RunAddress): Promise<Prisma.RunGetPayload<object>> {
  await tx.$queryRaw`SELECT 1 FROM runs WHERE tenant_id = ${tenantId}::uuid AND id = ${runId}::uuid FOR UPDATE`
  const run = await tx.run.findUnique({ where: { tenantId_id: { tenantId, id: runId } } })
  if (!run) throw new AppError('not_found', 'There is no such run.')
  return run
}

/** Appends under the run's lock, which the caller holds, and tells followers after the commit. */
export async function appendEvent(tx: Tx, { tenantId, runId }: RunAddress, event: RunEventBody): Promise<void> {
  const { type, ...data } = event
  await tx.$executeRaw`
    INSERT INTO run_events (tenant_id, run_id, seq, type, data)
    SELECT ${tenantId}::uuid, ${runId}::uuid, coalesce(max(seq), 0) + 1, ${type}, ${JSON.stringify(data)}::jsonb
    FROM run_events WHERE tenant_id = ${tenantId}::uuid AND run_id = ${runId}::uuid`
  await notify(tx, { topic: 'run', tenantId, id: runId })
}
