import { z } from 'zod'
import { portNames, sandboxFaultNames } from '@understudy/ports'

const LONGEST_S = 86_400

const portName = z.enum(portNames)
const NO_PORT = 'Choose at least one port.'

function wrongPorts(input: unknown): string {
  if (!Array.isArray(input)) return 'Expected a list of ports, or all.'
  if (input.length === 0) return NO_PORT
  const unknown: unknown = input.find((each) => !portName.safeParse(each).success)
  return `There is no port ${JSON.stringify(unknown)}: expected ${portNames.join(', ')}.`
}

const faultName = z.enum(sandboxFaultNames, {
  error: ({ input }) => `There is no fault ${JSON.stringify(input)}: expected ${sandboxFaultNames.join(', ')}.`,
})

export const breakSandboxInput = z.strictObject({
  /** 'all': every port that the sandbox answers for. */
  ports: z.union([z.literal('all'), z.array(portName).min(1, NO_PORT)], { error: ({ input }) => wrongPorts(input) }),
  fault: faultName,
  /** Slugs; all tenants unless told. */
  tenants: z.array(z.string().min(1)).min(1, 'At least one tenant; leave it out for all.').optional(),
  /** As the service's API calls them, `PutObject`; all operations unless told. */
  operations: z
    .array(z.string().regex(/^[A-Z][A-Za-z0-9]{1,60}$/, 'An operation is called as in the service’s API: PutObject.'))
    .min(1, 'At least one operation; leave it out for all.')
    .optional(),
  /** Part of the calls, above 0 up to 1; the fault's own unless told. */
  share: z.number().gt(0, 'Some calls at least: a share above 0.').max(1, 'All calls at most: a share of 1.').optional(),
  /** Seconds, 1 to a day; null: until repaired. */
  durationS: z.number().int().min(1, 'A second at least.').max(LONGEST_S, 'A day at most.').nullable(),
  /** Milliseconds, for latency, delayed delivery and clock skew; the fault's own unless told. */
  delayMs: z
    .number()
    .int()
    .min(1)
    .max(LONGEST_S * 1_000)
    .optional(),
  reason: z.string().trim().max(300, 'Up to 300 characters.').optional(),
})
export type BreakSandboxInput = z.infer<typeof breakSandboxInput>

export const repairSandboxInput = z.strictObject({ id: z.uuid() })
export const repairedSchema = z.object({ repaired: z.number().int() })

export const sandboxFaultSchema = z.object({
  id: z.uuid(),
  ports: z.array(portName),
  fault: faultName,
  share: z.number(),
  /** Slugs of those that it hits; none: all of them. */
  tenants: z.array(z.string()).optional(),
  /** As the service's API calls them; none: all of them. */
  operations: z.array(z.string()).optional(),
  delayMs: z.number().int().nullable(),
  reason: z.string().nullable(),
  createdByName: z.string(),
  startedAt: z.date(),
  /** Null: until repaired. */
  endsAt: z.date().nullable(),
  /** Calls that it hit. Null: they cannot be counted, since a refused connection is never seen. */
  hits: z.number().int().nullable(),
  lastHitAt: z.date().nullable(),
})
export type SandboxFaultView = z.infer<typeof sandboxFaultSchema>

export const sandboxPortSchema = z.object({
  port: portName,
  /** Whether it can be broken here. */
  isBreakable: z.boolean(),
  /** Why not; null when it can. */
  reason: z.string().nullable(),
})
export type SandboxPort = z.infer<typeof sandboxPortSchema>

/** What the process that serves the page knows of the sandbox. */
export const sandboxFactsSchema = z.object({
  state: z.enum(['running', 'off', 'not_available']),
  /** One sentence: where it runs, or why it does not. */
  sentence: z.string(),
  ports: z.array(sandboxPortSchema),
})
export type SandboxFacts = z.infer<typeof sandboxFactsSchema>

export const sandboxStatusSchema = sandboxFactsSchema.extend({
  /** The process that breaks: off where the sandbox is; down: faults stay as they were when it ended. */
  proxy: z.enum(['ok', 'down', 'off']),
  /** In force now, the newest first. */
  faults: z.array(sandboxFaultSchema),
  /** The server's time, from which time left is counted. */
  at: z.date(),
})
export type SandboxStatus = z.infer<typeof sandboxStatusSchema>
