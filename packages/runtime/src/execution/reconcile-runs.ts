import { asSystem, type Database, type Tx } from '@understudy/db'
import type { Clock } from '@understudy/core'
import type { Logger } from '@understudy/telemetry'
import type { RunError } from '../schema.ts'
import { appendEvent } from './append-event.ts'
import { setRunningSteps } from './end-run.ts'
import { enqueueRun } from './run-job.ts'

/** Seconds without a heartbeat after which a run counts as abandoned. */
export const ABANDONED_S = 10
/** Claims after which a run that keeps losing its worker is given up. */
export const MAX_CLAIMS = 5
const BATCH = 100

interface Abandoned {
  tenantId: string
  runId: string
  claims: number
  stopRequested: boolean
}

export interface Reconciled {
  readonly requeued: number
  readonly stopped: number
  readonly poisoned: number
  /** Queued runs whose job the queue had lost or given up. */
  readonly redelivered: number
}

/** Takes runs away from workers that went silent and puts them back in the queue. Several processes may do it at once. */
export async function reconcileRuns(db: Database, clock: Clock, log: Logger): Promise<Reconciled> {
  const outcome = { requeued: 0, stopped: 0, poisoned: 0, redelivered: 0 }
  await asSystem(db, 'runtime.claim', async (tx) => {
    for (const run of await lockAbandoned(tx)) outcome[await takeBack(tx, run, clock)] += 1
    for (const run of await lockUndelivered(tx)) {
      await enqueueRun(tx, run)
      outcome.redelivered += 1
    }
  })
  if (outcome.requeued + outcome.poisoned + outcome.stopped + outcome.redelivered > 0)
    log.warn(outcome, 'abandoned runs taken back')
  return outcome
}

const lockAbandoned = (tx: Tx) => tx.$queryRaw<Abandoned[]>`
  SELECT tenant_id AS "tenantId", id AS "runId", claims, stop_requested_at IS NOT NULL AS "stopRequested" FROM runs
  WHERE status = 'running' AND heartbeat_at < clock_timestamp() - make_interval(secs => ${ABANDONED_S})
  ORDER BY heartbeat_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`

/** Queued runs without a job that is due or just taken: the job was lost, given up, or its worker died before it claimed the run. */
const lockUndelivered = (tx: Tx) => tx.$queryRaw<Abandoned[]>`
  SELECT tenant_id AS "tenantId", id AS "runId" FROM runs AS run
  WHERE status = 'queued' AND NOT EXISTS (
    SELECT FROM graphile_worker._private_jobs AS job
    WHERE job.key = 'run:' || run.id
      AND (job.locked_at > now() - interval '1 minute' OR (job.locked_at IS NULL AND job.attempts < job.max_attempts))
  )
  ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`

async function takeBack(tx: Tx, run: Abandoned, clock: Clock): Promise<'requeued' | 'stopped' | 'poisoned'> {
  const { tenantId, runId: id, claims } = run
  const where = { tenantId_id: { tenantId, id } }
  const left = { owner: null, epoch: { increment: 1 } } as const
  const at = clock.now()
  await appendEvent(tx, run, { type: 'run.abandoned', claim: claims })
  if (run.stopRequested) {
    await setRunningSteps(tx, run, 'stopped', at)
    await tx.run.update({ where, data: { ...left, status: 'stopped', endedAt: at } })
    await appendEvent(tx, run, { type: 'run.stopped' })
    return 'stopped'
  }
  if (claims >= MAX_CLAIMS) {
    const error = poisoned(claims)
    await setRunningSteps(tx, run, 'failed', at)
    await tx.run.update({ where, data: { ...left, status: 'failed', error, endedAt: at } })
    await appendEvent(tx, run, { type: 'run.failed', code: error.code, message: error.message })
    return 'poisoned'
  }
  await setRunningSteps(tx, run, 'pending', null)
  await tx.run.update({ where, data: { ...left, status: 'queued' } })
  await enqueueRun(tx, run)
  return 'requeued'
}

const poisoned = (claims: number): RunError => ({
  code: 'internal',
  reason: 'poisoned',
  message: `${claims} workers were lost while they worked on this run, so it is not tried again by itself. What it did so far is kept.`,
})
