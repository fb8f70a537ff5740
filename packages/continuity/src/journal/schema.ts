import { z } from 'zod'
import { phases } from '../fleet/schema.ts'
import { portNameSchema, sideSchema } from '../port-schema.ts'
import { journalAlarmSchema } from './alarms/alarm.ts'

/** Where a side stands with one write. */
export const intentStates = [
  'none',
  'pending',
  'in_flight',
  'maybe_applied',
  'applied',
  'rejected',
  'conflicted',
  'poisoned',
] as const
export type IntentState = (typeof intentStates)[number]

const tenantRef = z.object({ id: z.string(), slug: z.string() })

/** Handing back to AWS, of one tenant and port. */
export const journalRowSchema = z.object({
  tenant: tenantRef,
  port: portNameSchema,
  /** waiting: AWS is away · replaying · held: somebody stopped it · comparing · different: compared, and not equal · converged: compared equal, nothing waits */
  state: z.enum(['waiting', 'replaying', 'held', 'comparing', 'different', 'converged']),
  /** Since the last time that nothing waited. */
  done: z.number().int(),
  waiting: z.number().int(),
  waitingLocal: z.number().int(),
  oldestAt: z.date().nullable(),
  ratePerS: z.number(),
  /** Milliseconds; null where the rate says nothing yet. */
  leftMs: z.number().nullable(),
  conflicts: z.number().int(),
  poisoned: z.number().int(),
  differences: z.number().int(),
  comparedAt: z.date().nullable(),
  comparedKeys: z.number().int(),
})
export type JournalRow = z.infer<typeof journalRowSchema>

export const journalSchema = z.object({
  at: z.date(),
  /** What somebody should look at, the worst first; empty while nothing is wrong. */
  alarms: z.array(journalAlarmSchema),
  /** All ports together; null when nothing waits and nothing was handed back lately. */
  handingBack: z
    .object({
      done: z.number().int(),
      total: z.number().int(),
      ratePerS: z.number(),
      /** What replay may use at most, per second. */
      limitPerS: z.number().nullable(),
      leftMs: z.number().nullable(),
    })
    .nullable(),
  /** Each AWS side that is on its way back, or was lately. */
  wayBack: z.array(
    z.object({ port: portNameSchema, provider: z.string(), phase: z.enum(phases), since: z.date(), share: z.number() }),
  ),
  rows: z.array(journalRowSchema),
  holds: z.array(z.object({ port: portNameSchema, reason: z.string(), heldBy: z.string(), heldAt: z.date() })),
  lag: z.array(z.object({ at: z.date(), waitingAws: z.number().int(), waitingLocal: z.number().int() })),
})
export type JournalView = z.infer<typeof journalSchema>

const conflictSideSchema = z.object({
  side: sideSchema,
  version: z.string(),
  epoch: z.number().int(),
  at: z.date(),
  operationId: z.string(),
  contentType: z.string().nullable(),
  bytes: z.number().int(),
})

export const conflictSchema = z.object({
  tenant: tenantRef,
  id: z.uuid(),
  port: portNameSchema,
  chain: z.string(),
  sentence: z.string(),
  state: z.enum(['open', 'winner_kept', 'loser_restored', 'merged']),
  at: z.date(),
  winner: conflictSideSchema,
  loser: conflictSideSchema,
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
})
export type ConflictView = z.infer<typeof conflictSchema>

/** With both versions as text; null where they are not text, or larger than 256 KiB. */
export const conflictDetailSchema = conflictSchema.extend({ winnerText: z.string().nullable(), loserText: z.string().nullable() })
export type ConflictDetail = z.infer<typeof conflictDetailSchema>

export const listConflictsInput = z.object({
  state: z.enum(['open', 'decided']).default('open'),
  limit: z.number().int().min(1).max(200).default(50),
})
export const conflictInput = z.object({ tenant: z.string(), id: z.uuid() })
export const resolveConflictInput = conflictInput.extend({
  action: z.enum(['keep_winner', 'restore_loser', 'merge']),
  /** Of a merge: the text that becomes the new version. */
  text: z.string().max(262_144).optional(),
  reason: z.string().trim().max(500).default(''),
})

/** A write that AWS refuses for its own fault: moved aside, the writes behind it went on. */
export const poisonedSchema = z.object({
  tenant: tenantRef,
  id: z.uuid(),
  port: portNameSchema,
  chain: z.string(),
  operation: z.string(),
  side: sideSchema,
  error: z.string(),
  tries: z.number().int(),
  createdAt: z.date(),
})
export type PoisonedView = z.infer<typeof poisonedSchema>
export const poisonedInput = z.object({
  tenant: z.string(),
  id: z.uuid(),
  action: z.enum(['retry', 'give_up']),
  reason: z.string().trim().max(500).default(''),
})

export const holdInput = z.object({ port: portNameSchema, held: z.boolean(), reason: z.string().trim().max(500).default('') })

/** What both sides' last comparison found unequal, down to the key. */
export const differencesInput = z.object({ tenant: z.string(), port: portNameSchema })
export const differencesSchema = z.object({
  comparedAt: z.date().nullable(),
  comparedKeys: z.number().int(),
  awsDigest: z.string().nullable(),
  localDigest: z.string().nullable(),
  differences: z.array(z.object({ key: z.string(), sentence: z.string() })),
})
