import { z } from 'zod'

/** What an error of any client library (AWS SDK, OpenSearch, fetch, Node) says about itself. */
export interface ErrorFacts {
  /** Its own names, most telling first, without `Exception`, `Error` or `Fault`. */
  readonly names: readonly string[]
  /** As the provider wrote it, for people: `NoSuchKey`, `ECONNRESET`. */
  readonly reason: string
  /** Node's `error.code`, of the error or of what caused it. */
  readonly systemCode: string | undefined
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined
}

const headers = z.record(z.string(), z.unknown()).optional().catch(undefined)
const text = z.string().min(1).optional().catch(undefined)
const status = z.number().int().min(100).max(599).optional().catch(undefined)
const shape = z.object({
  name: text,
  Code: text,
  code: text,
  message: text,
  statusCode: status,
  status,
  $metadata: z.object({ httpStatusCode: status }).optional().catch(undefined),
  $response: z.object({ statusCode: status, headers }).optional().catch(undefined),
  headers,
  meta: z
    .object({
      statusCode: status,
      headers,
      body: z
        .object({ error: z.object({ type: text }).optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
})
type Shape = z.infer<typeof shape>

const NODE_CODE =
  /^(E[A-Z0-9_]{2,}|ERR_[A-Z0-9_]+|HPE_[A-Z_]+|UND_ERR_[A-Z_]+|Z_[A-Z_]+|CERT_[A-Z_]+|[A-Z_]*SELF_SIGNED[A-Z_]*|UNABLE_TO_[A-Z_]+)$/
const MAX_CAUSES = 5
/** Names behind which the cause says more. */
const tellsNothing: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'AggregateError',
  'ResponseError',
  'ConnectionError',
  'NoLivingConnectionsError',
])

function chainOf(error: unknown): Shape[] {
  const chain: Shape[] = []
  let current = error
  while (chain.length < MAX_CAUSES) {
    const parsed = shape.safeParse(current)
    if (!parsed.success) break
    chain.push(parsed.data)
    current = parsed.data.cause ?? parsed.data.errors?.[0]
  }
  return chain
}

/** `com.amazonaws.x#ThrottlingException:http://…` → `Throttling`. */
const bare = (name: string): string =>
  name
    .replace(/^.*#/, '')
    .replace(/:.*$/, '')
    .replace(/(Exception|Error|Fault|_exception)+$/, '')

function retryAfterMs(value: unknown): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const seconds = Number(value)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : undefined
}

export function errorFacts(error: unknown): ErrorFacts {
  const chain = chainOf(error)
  const own = chain[0]
  const systemCode = chain.map((link) => link.code).find((code) => code !== undefined && NODE_CODE.test(code))
  // The response body's own word goes before the client library's class.
  const written = [own?.meta?.body?.error?.type, own?.Code, own?.name, own?.code].filter((name) => name !== undefined)
  const telling = written.find((name) => !tellsNothing.has(name))
  return {
    names: written.map(bare),
    reason: telling ?? systemCode ?? 'Unknown',
    systemCode,
    status:
      own?.$metadata?.httpStatusCode ?? own?.$response?.statusCode ?? own?.meta?.statusCode ?? own?.statusCode ?? own?.status,
    retryAfterMs: retryAfterMs(
      own?.$response?.headers?.['retry-after'] ?? own?.meta?.headers?.['retry-after'] ?? own?.headers?.['retry-after'],
    ),
  }
}
