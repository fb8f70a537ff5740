import { z } from 'zod'
import { portNameSchema } from '../port-schema.ts'
import { weekdays } from './drill-facts.ts'
import { timelineSchema } from './timeline/timeline.ts'

/**
 * queued: waits for a worker · running: the script plays · recovering: its faults are over, the ports come back · checking: both sides
 * are read and compared · passed, failed: judged · stopped: by a person · interrupted: the worker that played it went away.
 */
export const drillStates = ['queued', 'running', 'recovering', 'checking', 'passed', 'failed', 'stopped', 'interrupted'] as const
export type DrillState = (typeof drillStates)[number]

/** Counted from the drill's own clients; null: not known yet, or not to be known. */
export const drillFiguresSchema = z.object({
  calls: z.number().int(),
  failed: z.number().int(),
  /** 0 to 1. */
  failedShare: z.number(),
  byAws: z.number().int(),
  byLocal: z.number().int(),
  /** From an outage's beginning until a process or the fleet had noticed, of the slowest port, milliseconds. */
  detectedMs: z.number().nullable(),
  /** The longest that a port answered nobody who asked, milliseconds. */
  rtoMs: z.number().nullable(),
  /** Writes that were taken here while AWS lacked them. */
  journalled: z.number().int(),
  /** Writes that one of the sides still lacks. */
  waiting: z.number().int(),
  conflicts: z.number().int(),
  /** Of calls that this machine answered, milliseconds. */
  localP95Ms: z.number().nullable(),
  /** From the last fault's end until all calls were back and nothing waited, milliseconds. */
  handedBackMs: z.number().nullable(),
  /** What the checker found: see the findings. */
  lost: z.number().int().nullable(),
  doubled: z.number().int().nullable(),
  disordered: z.number().int().nullable(),
  differences: z.number().int().nullable(),
})
export type DrillFigures = z.infer<typeof drillFiguresSchema>

export const claimKeys = ['failedShare', 'detection', 'rto', 'lostWrites', 'differences', 'handedBack'] as const
export const drillClaimSchema = z.object({
  key: z.enum(claimKeys),
  /** "At most 0.1 % of calls fail" */
  title: z.string(),
  /** What was measured, in words; null: not known. */
  value: z.string().nullable(),
  /** holds: so far, or in the end · broken · open: nothing is known of it yet */
  state: z.enum(['holds', 'broken', 'open']),
})
export type DrillClaim = z.infer<typeof drillClaimSchema>

export const drillPortSchema = z.object({
  port: portNameSchema,
  calls: z.number().int(),
  failed: z.number().int(),
  byAws: z.number().int(),
  byLocal: z.number().int(),
  detectedMs: z.number().nullable(),
  rtoMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  /** Why calls failed, the most frequent first. */
  reasons: z.array(z.object({ reason: z.string(), count: z.number().int() })),
})
export type DrillPort = z.infer<typeof drillPortSchema>

/** What the fleet decided meanwhile; milliseconds since the script began. */
export const drillMomentSchema = z.object({ atMs: z.number(), port: portNameSchema, kind: z.string(), sentence: z.string() })
export type DrillMoment = z.infer<typeof drillMomentSchema>

export const drillFindingSchema = z.object({
  kind: z.string(),
  side: z.string(),
  tenant: z.string(),
  key: z.string(),
  detail: z.string(),
})

export const drillReportSchema = z.object({
  figures: drillFiguresSchema,
  claims: z.array(drillClaimSchema),
  ports: z.array(drillPortSchema),
  moments: z.array(drillMomentSchema),
  /** The first 50 of what the checker found; empty when it found nothing, or did not look. */
  findings: z.array(drillFindingSchema),
  /** What a reader has to know: ports left out, why it ended early, what to look at. */
  notes: z.array(z.string()),
})
export type DrillReport = z.infer<typeof drillReportSchema>

export const drillPointSchema = z.object({
  /** Seconds since the script began; below 0 in the peace before it. */
  second: z.number().int(),
  aws: z.number().int(),
  local: z.number().int(),
  failed: z.number().int(),
})
export type DrillPoint = z.infer<typeof drillPointSchema>

export const drillSummarySchema = z.object({
  id: z.uuid(),
  timeline: z.string(),
  title: z.string(),
  state: z.enum(drillStates),
  ports: z.array(portNameSchema),
  trigger: z.enum(['person', 'schedule']),
  startedByName: z.string(),
  compression: z.number(),
  createdAt: z.date(),
  playedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  /** Of the report once it is over, of what is known so far before. */
  figures: drillFiguresSchema.nullable(),
})
export type DrillSummary = z.infer<typeof drillSummarySchema>

export const drillDetailSchema = drillSummarySchema.extend({
  script: timelineSchema,
  reason: z.string().nullable(),
  stopRequestedBy: z.string().nullable(),
  cleanedAt: z.date().nullable(),
  /** Null until the first figures are there. */
  report: drillReportSchema.nullable(),
  points: z.array(drillPointSchema),
  /** The server's time. */
  at: z.date(),
})
export type DrillDetail = z.infer<typeof drillDetailSchema>

/** Whether a port can be rehearsed here, and when it last was. */
export const rehearsalSchema = z.object({
  port: portNameSchema,
  canRun: z.boolean(),
  /** Why not; null when it can. */
  reason: z.string().nullable(),
  last: z.object({ id: z.uuid(), title: z.string(), state: z.enum(drillStates), at: z.date() }).nullable(),
  /** Longer ago than it may be. */
  isOverdue: z.boolean(),
})
export type Rehearsal = z.infer<typeof rehearsalSchema>

export const drillScheduleSchema = z.object({
  /** Whether a drill will start by itself. */
  isOn: z.boolean(),
  /** Whether it is meant to; without a sandbox none starts all the same. */
  isWanted: z.boolean(),
  day: z.enum(weekdays),
  /** UTC. */
  hour: z.number().int(),
  /** Who decided otherwise than the configuration; null while that counts. */
  changed: z.object({ byName: z.string(), at: z.date() }).nullable(),
  /** Why it is off; null while it is on. */
  reason: z.string().nullable(),
  /** "Sunday 04:00 UTC" */
  when: z.string(),
  nextAt: z.date().nullable(),
  /** The port that is rehearsed first. */
  nextPort: portNameSchema.nullable(),
})
export type DrillSchedule = z.infer<typeof drillScheduleSchema>

export const timelineEntrySchema = z.object({
  name: z.string(),
  /** Null where the file cannot be used. */
  timeline: timelineSchema.nullable(),
  problem: z.string().nullable(),
  /** Ports that it would rehearse here now. */
  ports: z.array(portNameSchema),
  /** Why it cannot be played here; null when it can. */
  refusal: z.string().nullable(),
  /** At most so many times as fast. */
  fastest: z.number(),
})
export type TimelineEntryView = z.infer<typeof timelineEntrySchema>

export const drillCatalogueSchema = z.object({
  timelines: z.array(timelineEntrySchema),
  rehearsals: z.array(rehearsalSchema),
  schedule: drillScheduleSchema,
})
export type DrillCatalogue = z.infer<typeof drillCatalogueSchema>

export const listDrillsInput = z.object({
  state: z.enum(drillStates).optional(),
  port: portNameSchema.optional(),
  limit: z.number().int().min(1).max(200).default(50),
})
export type ListDrillsInput = z.infer<typeof listDrillsInput>
export const drillListSchema = z.object({ drills: z.array(drillSummarySchema), total: z.number().int() })
export type DrillList = z.infer<typeof drillListSchema>

export const startDrillInput = z.object({
  timeline: z.string().min(1).max(41),
  /** The timeline's own unless told. */
  compression: z.number('Give a number.').min(1, 'At least 1.').max(100_000, 'At most 100,000.').optional(),
  reason: z.string().trim().max(300, 'Up to 300 characters.').optional(),
})
export type StartDrillInput = z.infer<typeof startDrillInput>

export const changeScheduleInput = z.object({ isOn: z.boolean(), day: z.enum(weekdays), hour: z.number().int().min(0).max(23) })
export type ChangeScheduleInput = z.infer<typeof changeScheduleInput>

export const drillIdInput = z.object({ id: z.uuid() })
export const compareDrillsInput = z.object({ one: z.uuid(), other: z.uuid() })
export const comparedDrillsSchema = z.object({ one: drillDetailSchema, other: drillDetailSchema })

export const drillFormats = ['json', 'markdown'] as const
export const exportDrillInput = z.object({ id: z.uuid(), format: z.enum(drillFormats) })
export const exportedDrillSchema = z.object({ fileName: z.string(), contentType: z.string(), content: z.string() })
