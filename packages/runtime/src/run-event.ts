import { z } from 'zod'

const step = { stepKey: z.string() }
const failure = { code: z.string(), message: z.string() }

/** Everything that can happen to a run, in the words that pages show. */
export const runEventBodySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run.queued'), by: z.string() }),
  z.object({ type: z.literal('run.started'), claim: z.number().int() }),
  z.object({ type: z.literal('run.released'), reason: z.string() }),
  z.object({ type: z.literal('run.abandoned'), claim: z.number().int() }),
  z.object({ type: z.literal('run.retried'), by: z.string(), stepKey: z.string().nullable() }),
  z.object({ type: z.literal('run.stop-requested'), by: z.string() }),
  z.object({ type: z.literal('run.stopped') }),
  z.object({ type: z.literal('run.waiting'), ...failure }),
  z.object({ type: z.literal('run.failed'), ...failure }),
  z.object({ type: z.literal('run.succeeded') }),
  z.object({ type: z.literal('budget.warning'), tokens: z.number().int(), limit: z.number().int() }),
  z.object({ type: z.literal('step.started'), ...step, attempt: z.number().int() }),
  z.object({ type: z.literal('step.retrying'), ...step, ...failure, inMs: z.number() }),
  z.object({ type: z.literal('step.succeeded'), ...step, durationMs: z.number() }),
  z.object({ type: z.literal('step.failed'), ...step, ...failure }),
  z.object({ type: z.literal('step.stopped'), ...step }),
])
export type RunEventBody = z.infer<typeof runEventBodySchema>

/** One event, numbered from 1 without gaps within its run. */
export const runEventSchema = z.object({ seq: z.number().int(), at: z.date(), event: runEventBodySchema })
export type RunEventView = z.infer<typeof runEventSchema>
