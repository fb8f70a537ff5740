import { z } from 'zod'

export interface OpenAiServer {
  /** With its version: `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey?: string | null | undefined
}

const errorSchema = z.object({
  error: z.object({
    type: z.string().nullish(),
    code: z.union([z.string(), z.number()]).nullish(),
    message: z.string().nullish(),
  }),
})

/** An answer other than 2xx, with what the verdict table reads: name, status, retry-after. */
class OpenAiError extends Error {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(response: Response, body: unknown) {
    const parsed = errorSchema.safeParse(body)
    super(parsed.data?.error.message ?? `the model server answered ${response.status}`)
    // Servers name their errors as they like; the status is what they agree on.
    this.name = `OpenAiStatus${response.status}`
    this.status = response.status
    this.headers = Object.fromEntries(response.headers)
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return text.slice(0, 500)
    throw error
  }
}

const headersFor = (server: OpenAiServer) => (server.apiKey ? { authorization: `Bearer ${server.apiKey}` } : {})
const addressOf = (server: OpenAiServer, path: string) => `${server.baseUrl.replace(/\/$/, '')}${path}`

/** @throws OpenAiError, or what fetch throws */
export async function getModels(server: OpenAiServer, signal: AbortSignal): Promise<void> {
  const response = await fetch(addressOf(server, '/models'), { headers: headersFor(server), signal })
  const body = await bodyOf(response)
  if (!response.ok) throw new OpenAiError(response, body)
}

/** @throws OpenAiError, or what fetch throws */
export async function post(server: OpenAiServer, path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const response = await fetch(addressOf(server, path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersFor(server) },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok) throw new OpenAiError(response, await bodyOf(response))
  return response
}
