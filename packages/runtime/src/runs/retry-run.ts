import { AppError } from '@understudy/core'
import { Prisma } from '@understudy/db'
import { runtimeAudit } from '../audit-actions.ts'
import { appendEvent, lockRun } from '../execution/append-event.ts'
import { enqueueRun } from '../execution/run-job.ts'
import type { RuntimeContext } from '../runtime-context.ts'
import type { RunSummary } from '../schema.ts'
import { findSession } from '../sessions/find-session.ts'
import { toRunSummary } from './run-summary.ts'

/**
 * Goes on with a run that failed, was stopped or waits: completed steps keep their outputs, the others are done again.
 * @throws AppError not_found, precondition_failed while it works or when it succeeded
 */
export async function retryRun(ctx: RuntimeContext, input: { runId: string }): Promise<RunSummary> {
  const { tx, tenant } = ctx
  const address = { tenantId: tenant.id, runId: input.runId }
  const run = await lockRun(tx, address)
  if (!['failed', 'stopped', 'waiting'].includes(run.status))
    throw new AppError(
      'precondition_failed',
      `Only a run that failed, was stopped or waits can be retried; this one is ${run.status}.`,
    )
  const session = await findSession(ctx, run.sessionId)
  ctx.agents.program(session.agentKey, session.agentVersion, run.kind)
  const undone = { ...address, status: { not: 'succeeded' } }
  const from = await tx.step.findFirst({ where: undone, orderBy: { ordinal: 'asc' }, select: { key: true } })
  const reset = {
    status: 'pending',
    error: Prisma.DbNull,
    startedAt: null,
    endedAt: null,
    progressDone: null,
    progressTotal: null,
    progressUnit: null,
  }
  await tx.step.updateMany({ where: undone, data: reset })
  const queued = await tx.run.update({
    where: { tenantId_id: { tenantId: tenant.id, id: run.id } },
    data: { status: 'queued', error: Prisma.DbNull, owner: null, claims: 0, stopRequestedAt: null, endedAt: null },
  })
  const fromStep = from?.key ?? null
  await appendEvent(tx, address, { type: 'run.retried', by: ctx.actor.name, stepKey: fromStep })
  await enqueueRun(tx, address)
  await runtimeAudit.record(ctx, 'run.retried', {
    entity: { kind: 'run', id: run.id, name: `${session.title} #${run.number}` },
    details: { sessionId: run.sessionId, number: run.number, kind: run.kind, fromStep, before: run.status },
  })
  return toRunSummary(queued)
}
