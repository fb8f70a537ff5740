import { z } from 'zod'
import { portNameSchema, sideSchema } from '../port-schema.ts'

/**
 * force_local, force_aws: that side serves, whatever the breakers say · drain: no new writes to AWS, what waits is handed over ·
 * observe: failures are counted and trip nothing. Without an order a port is on auto.
 */
export const modeKinds = ['force_local', 'force_aws', 'drain', 'observe'] as const
export type ModeKind = (typeof modeKinds)[number]

export const modeSchema = z.object({
  id: z.uuid(),
  port: portNameSchema,
  /** Null: every tenant. */
  tenant: z.object({ id: z.string(), slug: z.string() }).nullable(),
  mode: z.enum(modeKinds),
  reason: z.string(),
  setByName: z.string(),
  setAt: z.date(),
  expiresAt: z.date().nullable(),
})
export type ModeView = z.infer<typeof modeSchema>

/** Seconds: one minute to seven days. */
export const MAX_MODE_S = 7 * 86_400

export const setModeInput = z.object({
  port: portNameSchema,
  /** A slug; null: every tenant. */
  tenant: z.string().nullable().default(null),
  mode: z.enum(modeKinds),
  reason: z.string().trim().min(10, 'Say why in at least ten characters: it goes into the trail and the status bar.').max(500),
  /** Null: until somebody ends it. */
  expiresInS: z.number().int().min(60, 'At least one minute.').max(MAX_MODE_S, 'At most seven days.').nullable(),
})
export type SetModeInput = z.infer<typeof setModeInput>

export const endModeInput = z.object({ id: z.uuid(), reason: z.string().trim().max(500).default('') })

export const modeEffectInput = setModeInput.pick({ port: true, tenant: true, mode: true })

/** What an order would change, in numbers. */
export const modeEffectSchema = z.object({
  now: z.object({ servedBy: sideSchema.nullable(), p95Ms: z.number().nullable() }),
  after: z.object({ servedBy: sideSchema.nullable(), p95Ms: z.number().nullable() }),
  callsPerS: z.number(),
  writesPerS: z.number(),
  runningSessions: z.number().int(),
  waitingNow: z.number().int(),
  /** What only AWS holds and would answer "unavailable". */
  notReadable: z.number().int(),
  /** Why it is refused; null: it may be set. */
  refusal: z.string().nullable(),
})
export type ModeEffect = z.infer<typeof modeEffectSchema>
