import type { Json } from '@understudy/core'
import type { Prisma, Tx } from '@understudy/db'
import type { RunEventBody } from '../run-event.ts'
import type { RunError, StoredValue } from '../schema.ts'
import type { ActiveRun } from './active-run.ts'
import type { RunAddress } from './append-event.ts'
import { BudgetSpent, LostClaim, Released, StepFailed, StopRequested } from './interruption.ts'
import { toRunError } from './run-error.ts'
import { enqueueRun } from './run-job.ts'

/** Steps that were at work when their run left the worker. */
export async function setRunningSteps(
  tx: Tx,
  { tenantId, runId }: RunAddress,
  status: 'pending' | 'stopped' | 'failed',
  endedAt: Date | null,
): Promise<void> {
  await tx.step.updateMany({ where: { tenantId, runId, status: 'running' }, data: { status, endedAt } })
}

export const succeedRun = (active: ActiveRun, output: StoredValue): Promise<void> =>
  end(active, 'succeeded', { type: 'run.succeeded' }, { output: output as Json as Prisma.InputJsonObject })

/** Writes how the run ended, or why it left this worker. A run that was lost is its new owner's to write. */
export async function leaveRun(active: ActiveRun, thrown: unknown): Promise<void> {
  const { log } = active.services
  const error = active.causeOf(thrown)
  if (error instanceof LostClaim) return log.warn('run lost to another worker; nothing written')
  if (error instanceof StopRequested) return end(active, 'stopped', { type: 'run.stopped' })
  if (error instanceof BudgetSpent) {
    const reason: RunError = { code: 'quota_exceeded', message: error.message, reason: 'budget' }
    return end(active, 'waiting', { type: 'run.waiting', code: reason.code, message: reason.message }, { error: reason })
  }
  if (error instanceof Released) return release(active)
  if (!(error instanceof StepFailed)) log.error({ error }, 'run failed outside its steps')
  const reason = error instanceof StepFailed ? error.error : toRunError(error)
  return end(active, 'failed', { type: 'run.failed', code: reason.code, message: reason.message }, { error: reason })
}

type Ending = 'succeeded' | 'failed' | 'stopped' | 'waiting'
const stepsAfter = { succeeded: 'stopped', failed: 'failed', stopped: 'stopped', waiting: 'pending' } as const

function end(active: ActiveRun, status: Ending, event: RunEventBody, data: Prisma.RunUpdateInput = {}): Promise<void> {
  const { owned, claim, services } = active
  const at = services.clock.now()
  return owned.write(async ({ tx, append }) => {
    const { tenantId, runId: id } = owned.address
    const endedAt = status === 'waiting' ? null : at
    await setRunningSteps(tx, owned.address, stepsAfter[status], endedAt)
    await tx.run.update({ where: { tenantId_id: { tenantId, id } }, data: { ...data, status, endedAt, owner: null } })
    await tx.agentSession.update({ where: { tenantId_id: { tenantId, id: claim.run.sessionId } }, data: { lastActivityAt: at } })
    await append(event)
  })
}

/** Back into the queue for another worker; a tidy shutdown does not count as a lost one. */
function release({ owned }: ActiveRun): Promise<void> {
  return owned.write(async ({ tx, append }) => {
    const { tenantId, runId: id } = owned.address
    await setRunningSteps(tx, owned.address, 'pending', null)
    await tx.run.update({
      where: { tenantId_id: { tenantId, id } },
      data: { status: 'queued', owner: null, claims: { decrement: 1 } },
    })
    await append({ type: 'run.released', reason: 'The worker shuts down; another one goes on from here.' })
    await enqueueRun(tx, owned.address)
  })
}
