import { COMPARE_ATTEMPTS, COMPARE_JOB, ComparisonRunner, type ComparisonRunnerOptions } from '@understudy/continuity/server'
import { defineJob, type Job } from '@understudy/runtime/server'
import { z } from 'zod'

export interface CompareWork {
  readonly job: Job
  close(): void
}

/** Compares both sides of a port when somebody asks. */
export function createCompareWork(options: ComparisonRunnerOptions): CompareWork {
  const runner = new ComparisonRunner(options)
  const job = defineJob({
    name: COMPARE_JOB,
    payload: z.object({ tenantId: z.uuid(), comparisonId: z.uuid() }),
    // A delivery may be lost; one that a side refuses is over, which is said on the page.
    maxAttempts: COMPARE_ATTEMPTS,
    // As long as there are keys to walk.
    timeoutMs: null,
    stuckAfterMs: 3_600_000,
    handle: ({ comparisonId }) => runner.run(comparisonId),
  })
  return { job, close: () => runner.close() }
}
