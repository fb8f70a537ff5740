import { z } from 'zod'
import { providerHealthSchema } from '@understudy/continuity'
import { sandboxStatusSchema } from '../sandbox/schema.ts'

export const processSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  host: z.string(),
  pid: z.number().int(),
  version: z.string(),
  memoryBytes: z.number(),
  startedAt: z.date(),
  heartbeatAt: z.date(),
  /** ok: heard of lately · down: silent for longer than three heartbeats · stopped: it said good-bye. */
  state: z.enum(['ok', 'down', 'stopped']),
})
export type ProcessView = z.infer<typeof processSchema>

export const jobKindSchema = z.object({
  name: z.string(),
  waiting: z.number().int(),
  running: z.number().int(),
  /** Given up after all attempts. */
  failed: z.number().int(),
  oldestWaitingAt: z.date().nullable(),
})
export type JobKindView = z.infer<typeof jobKindSchema>

export const settingSchema = z.object({
  key: z.string(),
  value: z.string(),
  source: z.enum(['file', 'environment', 'default']),
})
export type SettingView = z.infer<typeof settingSchema>

export const systemSchema = z.object({
  version: z.string(),
  processes: z.array(processSchema),
  jobs: z.array(jobKindSchema),
  providers: z.array(providerHealthSchema),
  settings: z.array(settingSchema),
  sandbox: sandboxStatusSchema,
})
export type SystemView = z.infer<typeof systemSchema>
