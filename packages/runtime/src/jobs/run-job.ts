import { AppError, type Clock } from '@understudy/core'
import { withSpan, type Logger } from '@understudy/telemetry'
import { untilAborted } from '../execution/until-aborted.ts'
import type { Job } from './define-job.ts'

export interface Delivery {
  readonly payload: unknown
  readonly id: string
  /** 1 at the first delivery. */
  readonly attempt: number
  readonly enqueuedAt: Date
}

/** One measured delivery of a job: how long it waited and took, whether it hangs, and how it ended. */
export async function runJob(job: Job, delivery: Delivery, { clock, log }: { clock: Clock; log: Logger }): Promise<void> {
  const about = { job: job.name, jobId: delivery.id, attempt: delivery.attempt }
  const jobLog = log.child(about)
  const startedMs = clock.monotonicMs()
  const durationMs = () => Math.round(clock.monotonicMs() - startedMs)
  const over = new AbortController()
  const timers = [setInterval(() => jobLog.warn({ durationMs: durationMs() }, 'job looks stuck'), job.stuckAfterMs)]
  if (job.timeoutMs !== null)
    timers.push(
      setTimeout(() => over.abort(new AppError('deadline_exceeded', `${job.name} did not finish in time.`)), job.timeoutMs),
    )
  const waitedMs = Math.max(0, clock.now().getTime() - delivery.enqueuedAt.getTime())
  jobLog.debug({ waitedMs }, 'job started')
  try {
    const handled = withSpan(`job ${job.name}`, { 'job.attempt': delivery.attempt }, () =>
      job.handle(delivery.payload, { log: jobLog, signal: over.signal }),
    )
    await untilAborted(handled, over.signal)
    jobLog.info({ durationMs: durationMs(), waitedMs }, 'job done')
  } catch (error) {
    const last = delivery.attempt >= job.maxAttempts
    jobLog[last ? 'error' : 'warn'](
      { error, durationMs: durationMs() },
      last ? 'job failed for the last time' : 'job failed, will be tried again',
    )
    throw error
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}
