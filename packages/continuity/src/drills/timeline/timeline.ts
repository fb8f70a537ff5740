import { sandboxFaultNames } from '@understudy/ports'
import { z } from 'zod'
import { portNameSchema } from '../../port-schema.ts'

/** Tenants of the drill's own, by the names that a timeline gives them. */
export const drillTenantNames = ['one', 'two', 'three'] as const
export type DrillTenantName = (typeof drillTenantNames)[number]

/** Calls a second. */
export const loadRateSchema = z.object({ writesPerS: z.number().min(0).max(100), readsPerS: z.number().min(0).max(100) })

/** One fault of the script, in milliseconds of its own clock since it began. */
export const timelineStepSchema = z.object({
  title: z.string(),
  atMs: z.number(),
  untilMs: z.number(),
  fault: z.enum(sandboxFaultNames),
  ports: z.array(portNameSchema),
  /** As the service's API calls them; none: all. */
  operations: z.array(z.string()),
  /** Of the calls that fit, above 0 up to 1. */
  share: z.number(),
  delayMs: z.number().nullable(),
  /** None: everybody. */
  tenants: z.array(z.enum(drillTenantNames)),
})
export type TimelineStep = z.infer<typeof timelineStepSchema>

/** What must hold; null: nothing is claimed of it. */
export const claimLimitsSchema = z.object({
  failedShare: z.number().nullable(),
  detectionMs: z.number().nullable(),
  rtoMs: z.number().nullable(),
  lostWrites: z.number().nullable(),
  differences: z.number().nullable(),
  handedBackMs: z.number().nullable(),
})
export type ClaimLimits = z.infer<typeof claimLimitsSchema>

/** A rehearsed outage as it is played: a script of faults, load beside it, and what must hold. */
export const timelineSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** What it rehearses, for the person who starts it. */
  summary: z.string(),
  /** The time of day at which the script begins, "23:48"; null where it has none. */
  startsAt: z.string().nullable(),
  durationMs: z.number(),
  /** How many times faster than its own clock it is played unless told. */
  compression: z.number(),
  ports: z.array(portNameSchema),
  /** Rehearsed where the sandbox answers for them, left out elsewhere. */
  optionalPorts: z.array(portNameSchema),
  steps: z.array(timelineStepSchema),
  load: z.partialRecord(z.enum(drillTenantNames), z.partialRecord(portNameSchema, loadRateSchema)),
  claims: claimLimitsSchema,
})
export type Timeline = z.infer<typeof timelineSchema>
