import { Logger as QueueLogger, parseCronItems, run, type TaskList } from 'graphile-worker'
import type { Clock } from '@understudy/core'
import type { Logger } from '@understudy/telemetry'
import type { Job } from './define-job.ts'
import { runJob } from './run-job.ts'

export interface JobsOptions {
  /** The system login's: the queue's tables belong to no tenant. */
  readonly systemUrl: string
  readonly jobs: readonly Job[]
  /** Jobs at once in this process. */
  readonly concurrency: number
  readonly clock: Clock
  readonly log: Logger
}

export interface RunningJobs {
  /** Takes no more jobs and resolves when those under way have ended. */
  stop(): Promise<void>
  /** Rejects when the queue cannot go on. */
  readonly failed: Promise<never>
}

/** Delivers the catalogue's jobs in this process until stopped. @throws when the queue's tables cannot be reached. */
export async function startJobs({ systemUrl, jobs, concurrency, clock, log }: JobsOptions): Promise<RunningJobs> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload: unknown, { job: row }) =>
        runJob(job, { payload, id: row.id, attempt: row.attempts, enqueuedAt: new Date(row.run_at) }, { clock, log }),
    ]),
  )
  const queueLog = new QueueLogger(() => (level, message) => {
    if (level === 'error') log.error({ queue: message })
    else if (level === 'warning') log.warn({ queue: message })
    else log.debug({ queue: message })
  })
  const runner = await run({
    connectionString: systemUrl,
    maxPoolSize: concurrency + 2,
    taskList,
    parsedCronItems: parseCronItems(
      jobs.flatMap(({ name, cron, maxAttempts }) =>
        cron === undefined ? [] : [{ task: name, match: cron, options: { maxAttempts } }],
      ),
    ),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: queueLog,
    // Runs end by themselves at a step boundary; nothing here may cut them short.
    gracefulShutdownAbortTimeout: 60_000,
  })
  let stopping = false
  const failed = new Promise<never>((_, reject) => {
    runner.promise.then(
      () => stopping || reject(new Error('the job queue stopped by itself')),
      (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    )
  })
  failed.catch((error: unknown) => log.error({ error }, 'the job queue cannot go on'))
  return {
    failed,
    stop: () => {
      stopping = true
      return runner.stop()
    },
  }
}
