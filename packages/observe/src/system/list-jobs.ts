import type { Tx } from '@understudy/db'
import type { JobKindView } from './schema.ts'

/** The queue by kind of job; needs the system login. */
export const listJobs = (tx: Tx): Promise<JobKindView[]> =>
  tx.$queryRaw<JobKindView[]>`
    SELECT t.identifier AS name,
           count(*) FILTER (WHERE j.id IS NOT NULL AND j.locked_at IS NULL AND j.attempts < j.max_attempts)::int AS waiting,
           count(*) FILTER (WHERE j.locked_at IS NOT NULL)::int AS running,
           count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts >= j.max_attempts)::int AS failed,
           min(j.run_at) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts) AS "oldestWaitingAt"
    FROM graphile_worker._private_tasks t LEFT JOIN graphile_worker._private_jobs j ON j.task_id = t.id
    GROUP BY t.identifier ORDER BY t.identifier`
