import { z } from 'zod'
import type { PortName } from './call.ts'

const address = z.url({ protocol: /^https?$/, error: 'expected an http:// or https:// address' })
const text = z.string().min(1, 'expected a text that is not empty')
const side = z.enum(['aws', 'local'], 'expected aws or local')
const chain = z
  .array(side, 'expected a list of aws and local')
  .min(1, 'expected at least one of aws and local')
  .refine((sides) => new Set(sides).size === sides.length, 'expected each side once')
const timeoutMs = z.number('expected milliseconds').int().min(50, 'expected at least 50').max(120_000, 'expected at most 120000')
const port = z.strictObject({ chain, timeoutMs })
const bool = z.boolean('expected true or false')
const whole = (least: number, most: number) =>
  z
    .number(`expected a whole number from ${least} to ${most}`)
    .int()
    .min(least, `expected at least ${least}`)
    .max(most, `expected at most ${most}`)

/** When a side is left alone, how it is taken back, how much may wait for it. */
const continuity = z.strictObject({
  consecutiveFailures: whole(1, 1_000),
  openMs: whole(100, 3_600_000),
  rampPerSecond: z.number('expected a share a second').gt(0, 'expected more than 0').max(1, 'expected at most 1'),
  probeEveryMs: whole(100, 600_000),
  probesOverMs: whole(0, 600_000),
  drills: z.strictObject({
    scheduled: bool,
    day: z.enum(
      ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
      'expected a day of the week, such as sunday',
    ),
    hour: whole(0, 23),
  }),
  journalMaxWaiting: whole(1_000, 1_000_000_000),
  alarms: z.strictObject({
    oldestMinutes: whole(1, 100_000),
    waitingShare: z.number('expected a share').gt(0, 'expected more than 0').max(1, 'expected at most 1'),
    /** Less than 256 counts as 256, below which large writes are refused. */
    freeMb: whole(0, 100_000_000),
  }),
  callsAtOnce: whole(1, 45),
  hedgeReads: bool,
})

const openaiCompatible = z.strictObject({ baseUrl: address, model: text, apiKey: text.nullish() })
const endpoints = z.strictObject({
  objects: address.nullable(),
  memory: address.nullable(),
  search: address.nullable(),
  models: address.nullable(),
})

const file = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected a Region such as eu-north-1'),
  sandbox: z.strictObject({ enabled: bool, opensearch: bool }),
  aws: z.strictObject({
    profile: text.nullable(),
    endpoints,
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'expected a bucket name of 3 to 63 characters'),
  }),
  ports: z.strictObject({ objects: port, memory: port, search: port, models: port }),
  continuity,
  models: z.strictObject({
    converse: text.nullable(),
    embedding: text.nullable(),
    localEmbedding: z.enum(['builtin', 'minilm'], 'expected builtin or minilm'),
    openaiCompatible: openaiCompatible.nullable(),
  }),
})

/** What may stand in the file: anything may be left out, nothing unknown may be there. */
export const understudyFileSchema = z.strictObject({
  region: file.shape.region.optional(),
  sandbox: file.shape.sandbox.partial().optional(),
  aws: file.shape.aws.extend({ endpoints: endpoints.partial() }).partial().optional(),
  ports: z
    .strictObject({ objects: port.partial(), memory: port.partial(), search: port.partial(), models: port.partial() })
    .partial()
    .optional(),
  continuity: continuity
    .extend({ drills: continuity.shape.drills.partial(), alarms: continuity.shape.alarms.partial() })
    .partial()
    .optional(),
  models: file.shape.models.partial().optional(),
})

/**
 * Which address the sandbox's AWS and OpenSearch have, or the one sentence why there is none, and where the proxy that breaks them
 * listens for each port. Set by `npm start`.
 */
const sandbox = file.shape.sandbox.extend({
  url: address.nullable(),
  reason: text.nullable(),
  opensearchUrl: address.nullable(),
  opensearchReason: text.nullable(),
  proxy: endpoints,
  /** `<address>:<port>`: knows the names in the proxy's addresses. */
  nameServer: text.nullable(),
})

/** No server is configured when neither its address nor its model is. */
const modelServer = z
  .strictObject({ baseUrl: address.nullable(), model: text.nullable(), apiKey: text.nullish() })
  .transform((given, context) => {
    if (given.baseUrl === null && given.model === null) return null
    const parsed = openaiCompatible.safeParse(given)
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: 'expected both baseUrl and model' })
    return z.NEVER
  })

export const understudyConfigSchema = file.extend({
  sandbox,
  models: file.shape.models.extend({ openaiCompatible: modelServer }),
})
export type UnderstudyConfig = z.output<typeof understudyConfigSchema>

/** Every option with its default; the shape also names the environment variables. */
export const understudyDefaults = {
  region: 'us-east-1',
  sandbox: {
    enabled: true,
    opensearch: false,
    url: null,
    reason: null,
    opensearchUrl: null,
    opensearchReason: null,
    proxy: { objects: null, memory: null, search: null, models: null } satisfies Record<PortName, null>,
    nameServer: null,
  },
  aws: {
    profile: null,
    endpoints: { objects: null, memory: null, search: null, models: null } satisfies Record<PortName, null>,
    bucket: 'understudy-objects',
  },
  ports: {
    objects: { chain: ['aws', 'local'], timeoutMs: 5_000 },
    memory: { chain: ['aws', 'local'], timeoutMs: 3_000 },
    search: { chain: ['aws', 'local'], timeoutMs: 3_000 },
    models: { chain: ['aws', 'local'], timeoutMs: 60_000 },
  } satisfies Record<PortName, { chain: string[]; timeoutMs: number }>,
  continuity: {
    consecutiveFailures: 5,
    openMs: 60_000,
    rampPerSecond: 0.01,
    probeEveryMs: 5_000,
    probesOverMs: 5_000,
    drills: { scheduled: true, day: 'sunday', hour: 4 },
    journalMaxWaiting: 5_000_000,
    alarms: { oldestMinutes: 15, waitingShare: 0.8, freeMb: 1_024 },
    callsAtOnce: 32,
    hedgeReads: false,
  },
  models: {
    converse: null,
    embedding: null,
    localEmbedding: 'builtin',
    openaiCompatible: { baseUrl: null, model: null, apiKey: null },
  },
}
