import { z } from 'zod'
import { portNameSchema } from '../../port-schema.ts'

/** Asks that both sides of a port be compared now, of every tenant or of one. */
export const compareNowInput = z.object({
  port: portNameSchema,
  /** Its slug; every tenant without it. */
  tenant: z.string().optional(),
  reason: z.string().trim().max(500).default(''),
})
export type CompareNowInput = z.input<typeof compareNowInput>

/**
 * queued: waits for a worker · running · done · failed: a side could not be walked · interrupted: no worker took it, or the one that
 * compared went away; it may be asked for again.
 */
export const comparisonStates = ['queued', 'running', 'done', 'failed', 'interrupted'] as const

/** The comparison of a port that was asked for last, how far it is, and what it found. */
export const comparisonSchema = z.object({
  id: z.uuid(),
  port: portNameSchema,
  /** Null: every tenant. */
  tenant: z.string().nullable(),
  state: z.enum(comparisonStates),
  askedByName: z.string(),
  reason: z.string().nullable(),
  tenantsDone: z.number().int(),
  tenantsTotal: z.number().int(),
  /** Different things on both sides together, so far. */
  keys: z.number().int(),
  differences: z.number().int(),
  /** Of one that failed or was interrupted: why. */
  error: z.string().nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
  /** What differs, the first 200 of each tenant. */
  found: z.array(z.object({ tenant: z.string(), key: z.string(), sentence: z.string() })),
})
export type ComparisonView = z.infer<typeof comparisonSchema>

export const isComparing = ({ state }: Pick<ComparisonView, 'state'>): boolean => state === 'queued' || state === 'running'
