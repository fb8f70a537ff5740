import { z } from 'zod'
import { modeSchema } from '../modes/schema.ts'
import { portNameSchema, sideSchema } from '../port-schema.ts'

export const breakerStates = ['closed', 'open', 'half_open'] as const

/** The way back of a tripped side: it answers again, gets what it missed, is compared, and takes calls again. */
export const phases = ['none', 'answering', 'replaying', 'comparing', 'returning'] as const
export type Phase = (typeof phases)[number]

/** Why a side was tripped: which rule was met, on what evidence. */
export const tripReasonSchema = z.object({
  rule: z.enum(['consecutive', 'failure_rate', 'failure_rate_large', 'slow_rate', 'probes']),
  kind: z.enum(['read', 'write', 'probe']),
  count: z.number().int(),
  of: z.number().int(),
  windowMs: z.number(),
  lastError: z.string().nullable(),
  /** How many processes saw it. */
  processes: z.number().int(),
})
export type TripReason = z.infer<typeof tripReasonSchema>

/**
 * serving: it answers calls · ready: it would · tripped: left alone · probing: tripped, but it answers probes · returning: takes
 * a growing share · throttled: answers, and asks for less · partial: answers with less than the full service (models on this
 * machine) · down: a probe failed · untested: nobody has looked · not_configured
 */
export const cellStates = [
  'serving',
  'ready',
  'tripped',
  'probing',
  'returning',
  'throttled',
  'partial',
  'down',
  'untested',
  'not_configured',
] as const

export const cellSchema = z.object({
  provider: z.string(),
  side: sideSchema,
  state: z.enum(cellStates),
  phase: z.enum(phases),
  /** 0 to 1: of the port's answered calls in the last minute, how many this side served. */
  servedShare: z.number(),
  /** 0 to 1: of all calls, how many it would be given now. */
  admittedShare: z.number(),
  /** Of the last minute, milliseconds; null without calls. */
  p95Ms: z.number().nullable(),
  /** The 95th percentile for each of the last 30 minutes, oldest first; null is a gap. */
  sparkline: z.array(z.number().nullable()),
  lastError: z.object({ reason: z.string(), message: z.string(), at: z.date(), count: z.number().int() }).nullable(),
  /** Why it is tripped, or was before it came back. */
  reason: tripReasonSchema.nullable(),
  since: z.date().nullable(),
  nextProbeAt: z.date().nullable(),
  epoch: z.number().int(),
  /** One sentence, when it is not configured or a probe failed. */
  detail: z.string().nullable(),
})
export type Cell = z.infer<typeof cellSchema>

/** How much of a port would be left if AWS vanished now, and how far AWS is behind. */
export const readinessSchema = z.object({
  waitingAws: z.number().int(),
  waitingAwsBytes: z.number(),
  oldestWaitingAt: z.date().nullable(),
  waitingLocal: z.number().int(),
  /** Every acknowledged write up to here is on this machine; null: it is not known to be complete. */
  localCompleteTo: z.date().nullable(),
  /** What only AWS holds, as last counted over all tenants. */
  notReadable: z.number().int(),
  conflicts: z.number().int(),
  poisoned: z.number().int(),
})
export type Readiness = z.infer<typeof readinessSchema>

export const portRowSchema = z.object({
  port: portNameSchema,
  /** Null: nobody would answer a call now. */
  servedBy: sideSchema.nullable(),
  callsPerS: z.number(),
  /** The order for all tenants, if one is in force; orders for single tenants follow. */
  modes: z.array(modeSchema),
  cells: z.array(cellSchema),
  readiness: readinessSchema,
  needsAttention: z.boolean(),
})
export type PortRow = z.infer<typeof portRowSchema>

export const matrixSchema = z.object({
  at: z.date(),
  /** In the order of the chains; worst first is the page's matter. */
  ports: z.array(portRowSchema),
})
export type Matrix = z.infer<typeof matrixSchema>

export const windowRuleSchema = z.object({
  rule: tripReasonSchema.shape.rule,
  kind: tripReasonSchema.shape.kind,
  value: z.number(),
  of: z.number(),
  threshold: z.number(),
  met: z.boolean(),
})

/** One process's view of one provider: what it counted in the last ten seconds. */
export const processWindowSchema = z.object({
  processId: z.string(),
  provider: z.string(),
  state: z.enum(breakerStates),
  at: z.date(),
  kinds: z.array(
    z.object({
      kind: z.enum(['read', 'write']),
      consecutive: z.number().int(),
      /** One entry a second, oldest first. */
      seconds: z.array(z.object({ answered: z.number().int(), failed: z.number().int(), slow: z.number().int() })),
    }),
  ),
  rules: z.array(windowRuleSchema),
})
export type ProcessWindow = z.infer<typeof processWindowSchema>

export const transitionKinds = [
  'process_tripped',
  'tripped',
  'answering',
  'replaying',
  'comparing',
  'returning',
  'recovered',
  'mode_set',
  'mode_ended',
  'conflict',
] as const

export const transitionSchema = z.object({
  id: z.uuid(),
  port: portNameSchema,
  provider: z.string().nullable(),
  kind: z.enum(transitionKinds),
  sentence: z.string(),
  reason: tripReasonSchema.nullable(),
  actorName: z.string().nullable(),
  epoch: z.number().int(),
  at: z.date(),
})
export type TransitionView = z.infer<typeof transitionSchema>

export const transitionsInput = z.object({
  port: portNameSchema.optional(),
  from: z.date().optional(),
  to: z.date().optional(),
  limit: z.number().int().min(1).max(500).default(100),
})

export const thresholdsSchema = z.array(z.object({ name: z.string(), value: z.string(), sentence: z.string() }))

export const portPageSchema = z.object({
  row: portRowSchema,
  /** As counted live; at the switch they stand in the transition's reason. */
  windows: z.array(processWindowSchema),
  thresholds: thresholdsSchema,
  transitions: z.array(transitionSchema),
  /** Writes waiting, oldest first. */
  lag: z.array(z.object({ at: z.date(), waitingAws: z.number().int(), waitingLocal: z.number().int() })),
})
export type PortPage = z.infer<typeof portPageSchema>
