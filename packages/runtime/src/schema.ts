import { z } from 'zod'
import { pageInputSchema, pageOf } from '@understudy/core'
import { portCallSchema } from '@understudy/continuity'
import { runEventSchema } from './run-event.ts'
import { runStatuses } from './run-status.ts'

export const stepStatuses = ['pending', 'running', 'succeeded', 'failed', 'stopped'] as const
export const sessionStatuses = ['active', 'ended'] as const

/** Why a run or step is not going on: the closed code, a sentence for a person, and where it happened. */
export const runErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  stepKey: z.string().optional(),
  /** The provider's own name for it, or `poisoned`, `budget`. */
  reason: z.string().optional(),
})
export type RunError = z.infer<typeof runErrorSchema>

/** Small values stand inline; large ones in the objects port, under `ref`. */
export const storedValueSchema = z.union([
  z.object({ value: z.json() }),
  z.object({ ref: z.string(), bytes: z.number().int(), sha256: z.string() }),
])
export type StoredValue = z.infer<typeof storedValueSchema>

export const runSummarySchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  number: z.number().int(),
  status: z.enum(runStatuses),
  error: runErrorSchema.nullable(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  stopRequestedAt: z.date().nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
})
export type RunSummary = z.infer<typeof runSummarySchema>

export const sessionSummarySchema = z.object({
  id: z.uuid(),
  agentKey: z.string(),
  agentVersion: z.number().int(),
  agentTitle: z.string(),
  userId: z.uuid(),
  userName: z.string(),
  title: z.string(),
  status: z.enum(sessionStatuses),
  createdAt: z.date(),
  lastActivityAt: z.date(),
  /** The newest run; null before the first. */
  lastRun: runSummarySchema.nullable(),
})
export type SessionSummary = z.infer<typeof sessionSummarySchema>

/** A session in a list: with how many calls of its newest run each side answered, and the step that is at work. */
export const listedSessionSchema = sessionSummarySchema.extend({
  calls: z.object({ aws: z.number().int(), local: z.number().int() }),
  atStep: z.string().nullable(),
})
export type ListedSession = z.infer<typeof listedSessionSchema>

export const sessionSchema = sessionSummarySchema.extend({
  memoryContext: z.record(z.string(), z.json()),
  configuration: z.record(z.string(), z.json()),
  /** Newest first. */
  runs: z.array(runSummarySchema),
})
export type SessionView = z.infer<typeof sessionSchema>

export const stepSchema = z.object({
  key: z.string(),
  ordinal: z.number().int(),
  title: z.string(),
  status: z.enum(stepStatuses),
  attempt: z.number().int(),
  error: runErrorSchema.nullable(),
  progress: z.object({ done: z.number(), total: z.number().nullable(), unit: z.string() }).nullable(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  portCalls: z.array(portCallSchema),
})
export type StepView = z.infer<typeof stepSchema>

export const runSchema = runSummarySchema.extend({
  sessionId: z.uuid(),
  title: z.string(),
  input: z.json(),
  output: storedValueSchema.nullable(),
  /** In the order of the program. */
  steps: z.array(stepSchema),
  /** How often workers took it up; above 1 after a lost worker or a restart. */
  claims: z.number().int(),
  tokenLimit: z.number().int().nullable(),
  /** The newest event's number; following starts after it. */
  lastSeq: z.number().int(),
})
export type RunView = z.infer<typeof runSchema>

export const newRunInput = z.object({ kind: z.string().min(1).max(50), input: z.json() })

export const createSessionInput = newRunInput.extend({
  /** Chosen by the caller where it must be known before, such as for an upload. */
  id: z.uuid().optional(),
  agentKey: z.string().min(1).max(50),
  title: z.string().trim().min(1).max(200),
  configuration: z.record(z.string(), z.json()).default({}),
})
export type CreateSessionInput = z.infer<typeof createSessionInput>

export const startRunInput = newRunInput.extend({ sessionId: z.uuid() })
export type StartRunInput = z.infer<typeof startRunInput>

export const startedSessionSchema = z.object({ session: sessionSchema, run: runSummarySchema })

export const runIdInput = z.object({ runId: z.uuid() })
export const sessionIdInput = z.object({ sessionId: z.uuid() })

export const listSessionsInput = pageInputSchema.extend({
  status: z.enum(sessionStatuses).optional(),
  runStatus: z.array(z.enum(runStatuses)).max(runStatuses.length).optional(),
  agentKey: z.string().max(50).optional(),
  /** Part of the title or of the person's name. */
  text: z.string().trim().max(100).optional(),
})
export type ListSessionsInput = z.infer<typeof listSessionsInput>
export const sessionPageSchema = pageOf(listedSessionSchema)

/** Something changed in a session or run of the tenant: read the list again. */
export const sessionsChangeSchema = z.object({ at: z.date() })
export type SessionsChange = z.infer<typeof sessionsChangeSchema>

export const listRunEventsInput = runIdInput.extend({
  sinceSeq: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1_000).default(500),
})
export const runEventsSchema = z.array(runEventSchema)

export const followRunInput = runIdInput.extend({
  sinceSeq: z.number().int().min(0).default(0),
  /** Sent by a browser that lost its connection: the number of the last event it saw. */
  lastEventId: z.string().regex(/^\d+$/).optional(),
})

/** What changed in a run: its state now, and the events since the last message. */
export const runChangeSchema = z.object({
  status: z.enum(runStatuses),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  stopRequested: z.boolean(),
  lastSeq: z.number().int(),
  events: runEventsSchema,
  /** Of the steps at work. */
  progress: z.array(z.object({ stepKey: z.string(), done: z.number(), total: z.number().nullable(), unit: z.string() })),
})
export type RunChange = z.infer<typeof runChangeSchema>

export const agentDescriptionSchema = z.object({
  key: z.string(),
  version: z.number().int(),
  title: z.string(),
  description: z.string(),
  tools: z.array(z.object({ name: z.string(), permission: z.string(), class: z.enum(['read', 'write', 'dangerous']) })),
  /** What it can be asked to do. */
  programs: z.array(z.string()),
})
export type AgentDescription = z.infer<typeof agentDescriptionSchema>
