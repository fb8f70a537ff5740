import { enqueue, type Tx } from '@understudy/db'
import type { RunAddress } from './append-event.ts'

export const RUN_JOB = 'run.execute'

/** Puts the run in the queue with the transaction that made it `queued`. The job carries ids only and may come twice. */
export const enqueueRun = (tx: Tx, { tenantId, runId }: RunAddress): Promise<void> =>
  enqueue(tx, { name: RUN_JOB, payload: { tenantId, runId }, key: `run:${runId}`, maxAttempts: 3 })
