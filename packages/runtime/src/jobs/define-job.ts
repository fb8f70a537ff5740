import type { z } from 'zod'
import type { Logger } from '@understudy/telemetry'

export interface JobContext {
  readonly log: Logger
  /** Aborts when the job's time is over. */
  readonly signal: AbortSignal
}

/** A job as the queue delivers it: at least once, perhaps twice, with ids only. */
export interface Job {
  readonly name: string
  readonly payload: z.ZodType
  /** Deliveries in all, with growing pauses between them. */
  readonly maxAttempts: number
  /** Milliseconds the handler may take; null where the work has its own limits. */
  readonly timeoutMs: number | null
  /** Milliseconds after which it is reported as stuck. */
  readonly stuckAfterMs: number
  /** "minute hour day-of-month month day-of-week", UTC: once each time, whichever process is first. Only by call unless told. */
  readonly cron?: string
  handle(payload: unknown, ctx: JobContext): Promise<void>
}

export function defineJob<Payload extends z.ZodType>(
  job: Omit<Job, 'payload' | 'handle'> & {
    payload: Payload
    handle(payload: z.output<Payload>, ctx: JobContext): Promise<void>
  },
): Job {
  return { ...job, handle: (payload, ctx) => job.handle(job.payload.parse(payload), ctx) }
}
