import { Agent, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Answer } from './aws-answer.ts'

/** They belong to one connection. `expect`: this proxy has told the caller to go on already. */
const hopByHop: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'proxy-connection', 'expect', 'upgrade'])

const kept = (rawHeaders: readonly string[]): string[] =>
  rawHeaders.flatMap((name, at) => (at % 2 === 0 && !hopByHop.has(name.toLowerCase()) ? [name, rawHeaders[at + 1] ?? ''] : []))

export interface Message {
  readonly method: string
  readonly path: string
  readonly rawHeaders: readonly string[]
}

export const messageOf = (request: IncomingMessage): Message => ({
  method: request.method ?? 'GET',
  path: request.url ?? '/',
  rawHeaders: request.rawHeaders,
})

const framing: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding'])

/** Headers for a body that is whole, and may be another than came. */
const forBody = (rawHeaders: readonly string[], length: number): string[] => [
  ...kept(rawHeaders).flatMap((name, at, all) =>
    at % 2 === 0 && !framing.has(name.toLowerCase()) ? [name, all[at + 1] ?? ''] : [],
  ),
  'Content-Length',
  String(length),
]

/** The AWS behind the proxy. Host and signature go through unchanged, so that a signature that was good stays good. */
export class Upstream {
  readonly #url: URL
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 })

  constructor(url: string) {
    this.#url = new URL(url)
  }

  /** As if there were no proxy: both ways stream. What was sent whole is done, also when the caller has left meanwhile. */
  async passThrough(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const onward = this.#open(messageOf(request), kept(request.rawHeaders))
    const answered = new Promise<IncomingMessage>((resolve, reject) => onward.once('response', resolve).once('error', reject))
    const sending = pipeline(request, onward)
    const answer = await Promise.race([answered, sending.then(() => answered)])
    response.writeHead(answer.statusCode ?? 502, kept(answer.rawHeaders))
    response.flushHeaders()
    await pipeline(answer, response)
  }

  /** Sends it whole and waits for the whole answer. */
  async ask(message: Message, body: Buffer): Promise<Answer> {
    const onward = this.#open(
      message,
      body.length > 0 || message.method !== 'GET' ? forBody(message.rawHeaders, body.length) : kept(message.rawHeaders),
    )
    const answered = new Promise<IncomingMessage>((resolve, reject) => onward.once('response', resolve).once('error', reject))
    onward.end(body)
    const answer = await answered
    const received = await buffer(answer)
    const isHead = message.method === 'HEAD'
    return {
      status: answer.statusCode ?? 502,
      rawHeaders: isHead ? kept(answer.rawHeaders) : forBody(answer.rawHeaders, received.length),
      body: received,
    }
  }

  close(): void {
    this.#agent.destroy()
  }

  #open({ method, path }: Message, headers: string[]) {
    const { hostname, port } = this.#url
    return send({ hostname, port, method, path, headers, agent: this.#agent, setHost: false })
  }
}
