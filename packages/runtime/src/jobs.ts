import { z } from 'zod'
import { RUN_JOB } from './execution/run-job.ts'
import type { RunExecutor } from './execution/run-executor.ts'
import { defineJob, type Job } from './jobs/define-job.ts'

/** The jobs of this feature. */
export const runtimeJobs = (executor: RunExecutor): Job[] => [
  defineJob({
    name: RUN_JOB,
    payload: z.object({ tenantId: z.uuid(), runId: z.uuid() }),
    maxAttempts: 3,
    // The agent's own budget limits how long a run may work.
    timeoutMs: null,
    stuckAfterMs: 120_000,
    handle: (address) => executor.execute(address),
  }),
]
