import { z } from 'zod'
import { portNameSchema, sideSchema } from './port-schema.ts'

/** served: it answered · refused: it answered "no" to the caller · failed: it did not answer · skipped: it was not asked. */
export const attemptSchema = z.object({
  provider: z.string(),
  decision: z.enum(['served', 'skipped', 'failed', 'refused']),
  reason: z.string(),
  durationMs: z.number(),
  /** Of a provider that could have served and was passed over: by an operator's order, or for its health. */
  by: z.enum(['order', 'health']).optional(),
})
export type Attempt = z.infer<typeof attemptSchema>

export const callOutcomes = ['ok', 'refused', 'failed'] as const

/** One port call as pages show it: who served it, how long it took, what was tried before. */
export const portCallSchema = z.object({
  id: z.uuid(),
  runId: z.uuid().nullable(),
  stepKey: z.string().nullable(),
  port: portNameSchema,
  operation: z.string(),
  servedBy: z.string().nullable(),
  outcome: z.enum(callOutcomes),
  errorCode: z.string().nullable(),
  durationMs: z.number(),
  ageMs: z.number().nullable(),
  durability: z.string().nullable(),
  degraded: z.string().nullable(),
  attempts: z.array(attemptSchema),
  detail: z.string().nullable(),
  at: z.date(),
})
export type PortCallView = z.infer<typeof portCallSchema>

export const providerStates = ['ok', 'down', 'not_configured', 'unknown'] as const
export type ProviderState = (typeof providerStates)[number]

export const providerHealthSchema = z.object({
  port: portNameSchema,
  provider: z.string(),
  side: sideSchema,
  state: z.enum(providerStates),
  detail: z.string().nullable(),
  lastError: z.string().nullable(),
  checkedAt: z.date(),
  changedAt: z.date(),
})
export type ProviderHealthView = z.infer<typeof providerHealthSchema>

export const seriesInput = z
  .object({ from: z.date(), to: z.date(), points: z.number().int().min(1).max(1_000).default(120) })
  .refine(({ from, to }) => from < to, 'expected an end after the start')
export type SeriesInput = z.infer<typeof seriesInput>

/** Counts per bucket that starts at `at`; a bucket without calls counts zero. */
export const callsBySideSchema = z.object({
  bucketMs: z.number(),
  points: z.array(
    z.object({
      at: z.date(),
      aws: z.number().int(),
      local: z.number().int(),
      refused: z.number().int(),
      failed: z.number().int(),
    }),
  ),
})
export type CallsBySide = z.infer<typeof callsBySideSchema>

/** Milliseconds; null where no call was answered: a gap, not a zero. */
export const latencyByPortSchema = z.object({
  bucketMs: z.number(),
  ports: z.array(
    z.object({
      port: portNameSchema,
      points: z.array(z.object({ at: z.date(), p50Ms: z.number().nullable(), p95Ms: z.number().nullable() })),
    }),
  ),
})
export type LatencyByPort = z.infer<typeof latencyByPortSchema>
