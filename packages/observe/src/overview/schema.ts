import { z } from 'zod'
import { auditEventSchema } from '@understudy/audit/schema'
import { callsBySideSchema, latencyByPortSchema, providerHealthSchema } from '@understudy/continuity'
import { overviewRanges } from './overview-ranges.ts'

export const overviewInput = z.object({ minutes: z.union(overviewRanges.map((minutes) => z.literal(minutes))).default(60) })
export type OverviewInput = z.infer<typeof overviewInput>

const runCounts = z.object({
  queued: z.number().int(),
  running: z.number().int(),
  waiting: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int(),
  stopped: z.number().int(),
})

export const overviewSchema = z.object({
  from: z.date(),
  to: z.date(),
  /** Runs that began in the range by how they stand now; queued, running and waiting ones whenever they began. */
  runs: runCounts,
  calls: z.object({
    total: z.number().int(),
    aws: z.number().int(),
    local: z.number().int(),
    refused: z.number().int(),
    failed: z.number().int(),
    /** When a call last failed on every side; null when none did in the range. */
    lastFailedAt: z.date().nullable(),
  }),
  bySide: callsBySideSchema,
  latency: latencyByPortSchema,
  changes: z.array(auditEventSchema),
})
export type Overview = z.infer<typeof overviewSchema>

export const tenantNeedingAttentionSchema = z.object({
  slug: z.string(),
  name: z.string(),
  failedCalls: z.number().int(),
  failedRuns: z.number().int(),
  localCalls: z.number().int(),
})
export type TenantNeedingAttention = z.infer<typeof tenantNeedingAttentionSchema>

export const platformOverviewSchema = overviewSchema.extend({
  providers: z.array(providerHealthSchema),
  /** Share of calls in the last minute, by port and provider: 0 to 1. */
  shares: z.array(z.object({ port: z.string(), provider: z.string(), share: z.number() })),
  tenants: z.object({
    total: z.number().int(),
    active: z.number().int(),
    needingAttention: z.array(tenantNeedingAttentionSchema),
  }),
})
export type PlatformOverview = z.infer<typeof platformOverviewSchema>
