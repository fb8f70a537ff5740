import { AppError } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import { runtimeAudit } from '../audit-actions.ts'
import { appendEvent, lockRun } from '../execution/append-event.ts'
import type { RunSummary } from '../schema.ts'
import { findSession } from '../sessions/find-session.ts'
import { toRunSummary } from './run-summary.ts'

/** Stops a waiting run at once and a working one at its next step boundary. @throws AppError not_found, precondition_failed when it is over */
export async function stopRun(ctx: VerbContext, input: { runId: string }): Promise<RunSummary> {
  const { tx, tenant } = ctx
  const address = { tenantId: tenant.id, runId: input.runId }
  const run = await lockRun(tx, address)
  if (!['queued', 'waiting', 'running'].includes(run.status))
    throw new AppError('precondition_failed', `This run is over: it ${run.status === 'stopped' ? 'was' : 'has'} ${run.status}.`)
  if (run.stopRequestedAt) return toRunSummary(run)
  const wasRunning = run.status === 'running'
  const now = ctx.clock.now()
  const ended = wasRunning ? {} : { status: 'stopped', endedAt: now }
  const where = { tenantId_id: { tenantId: tenant.id, id: run.id } }
  const stopped = await tx.run.update({ where, data: { stopRequestedAt: now, ...ended } })
  await appendEvent(tx, address, { type: 'run.stop-requested', by: ctx.actor.name })
  if (!wasRunning) await appendEvent(tx, address, { type: 'run.stopped' })
  const { title } = await findSession(ctx, run.sessionId)
  await runtimeAudit.record(ctx, 'run.stop-requested', {
    entity: { kind: 'run', id: run.id, name: `${title} #${run.number}` },
    details: { sessionId: run.sessionId, number: run.number, kind: run.kind, wasRunning },
  })
  return toRunSummary(stopped)
}
