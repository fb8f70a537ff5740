import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Reply = (response: ServerResponse, body: Record<string, unknown>) => void

export interface ChatServer {
  readonly baseUrl: string
  /** What was asked, newest last. */
  readonly requests: { path: string; body: Record<string, unknown>; authorization: string | undefined }[]
  /** How it answers from now on; null: as usual. */
  answer(reply: Reply | null): void
  close(): Promise<void>
}

const usage = { prompt_tokens: 84, completion_tokens: 12, total_tokens: 96 }
const text = 'The launch moves to June.'

export const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

export const events = (response: ServerResponse, chunks: readonly unknown[], isDone = true) => {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`)
  response.end(isDone ? 'data: [DONE]\n\n' : undefined)
}

export const chunk = (delta: Record<string, unknown>, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'llama3.2',
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
})

function chat(response: ServerResponse, body: Record<string, unknown>): void {
  if (body.stream !== true) {
    const message = { role: 'assistant', content: text, refusal: null }
    json(response, 200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: 'llama3.2',
      choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
      usage,
    })
    return
  }
  const pieces = text.split(/(?<= )/).map((piece) => chunk({ content: piece }))
  events(response, [
    chunk({ role: 'assistant', content: '' }),
    ...pieces,
    chunk({}, 'stop'),
    { ...chunk({}), choices: [], usage },
  ])
}

function embeddings(response: ServerResponse, body: Record<string, unknown>): void {
  const inputs = body.input as string[]
  // Out of order on purpose: the index tells whose a vector is.
  const data = inputs
    .map((input, index) => ({ object: 'embedding', index, embedding: [input.length, input.charCodeAt(0), 7] }))
    .toReversed()
  json(response, 200, { object: 'list', data, model: 'llama3.2', usage: { prompt_tokens: 5, total_tokens: 5 } })
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>)
}

/** A server of OpenAI's protocol, in the shapes that its reference documents, on a free port of this machine. */
export async function startChatServer(): Promise<ChatServer> {
  const requests: ChatServer['requests'] = []
  let override: Reply | null = null
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const path = request.url ?? ''
      requests.push({ path, body, authorization: request.headers.authorization })
      if (override) override(response, body)
      else if (path === '/v1/chat/completions') chat(response, body)
      else if (path === '/v1/embeddings') embeddings(response, body)
      else if (path === '/v1/models') json(response, 200, { object: 'list', data: [{ id: 'llama3.2', object: 'model' }] })
      else json(response, 404, { error: { message: 'no such path', type: 'invalid_request_error' } })
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    answer: (reply) => (override = reply),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
