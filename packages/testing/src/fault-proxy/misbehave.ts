import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as after } from 'node:timers/promises'
import { awsError, signInPage, type Answer } from './aws-answer.ts'
import type { Fault } from './fault.ts'
import { askForHalf } from './partial-batch.ts'
import type { RequestFacts } from './request-facts.ts'
import { messageOf, type Upstream } from './upstream.ts'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly facts: RequestFacts
  readonly upstream: Upstream
  /** Work that goes on after the caller has left. */
  later(work: () => Promise<unknown>, ms: number): void
}

const isReading = ({ method }: IncomingMessage, { operation }: RequestFacts): boolean =>
  method === 'GET' || method === 'HEAD' || /^(List|Get|Retrieve|Search|Converse|Invoke|CountTokens)/.test(operation ?? '')

/** The answer as it goes over the wire. */
function bytesOf({ status, rawHeaders, body }: Answer): Buffer {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []))
  return Buffer.concat([
    Buffer.from([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n'), 'latin1'),
    body,
  ])
}

async function say({ request, response }: Exchange, { status, rawHeaders, body }: Answer): Promise<void> {
  // A connection that ends while its request still comes loses the answer as well.
  await buffer(request)
  response.writeHead(status, [...rawHeaders]).end(request.method === 'HEAD' ? undefined : body)
}

const askUpstream = async ({ request, upstream }: Exchange): Promise<Answer> =>
  upstream.ask(messageOf(request), await buffer(request))

/** Half of the body and the end; where there is no body, half of the head. */
function cutOff(socket: Socket, answer: Answer, isHead: boolean): void {
  const bytes = bytesOf(answer)
  const bodyBytes = isHead ? 0 : answer.body.length
  const head = bytes.length - answer.body.length
  socket.end(bytes.subarray(0, bodyBytes > 0 ? head + Math.floor(bodyBytes / 2) : Math.floor(head / 2)))
}

function drip(socket: Socket, bytes: Buffer): void {
  let sent = 0
  const timer = setInterval(() => {
    if (sent >= bytes.length) socket.end()
    else socket.write(bytes.subarray(sent, (sent += 1)))
  }, 1_000)
  socket.once('close', () => clearInterval(timer))
}

/** What it wrote arrives `ms` later, whoever is still there; what only reads does not. */
async function deliverLater(exchange: Exchange, ms: number): Promise<void> {
  const { request, facts, upstream } = exchange
  const message = messageOf(request)
  const body = await buffer(request)
  if (!isReading(request, facts)) exchange.later(() => upstream.ask(message, body), ms)
}

/** Answers one request wrongly. */
export async function misbehave(exchange: Exchange, fault: Fault): Promise<void> {
  const { request, response, facts, upstream } = exchange
  const { socket } = request
  switch (fault.kind) {
    case 'refuse':
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'black_hole':
      request.pause()
      return
    case 'silent':
      request.resume()
      return
    case 'truncate':
      cutOff(socket, await askUpstream(exchange), request.method === 'HEAD')
      return
    case 'slow_drip':
      drip(socket, bytesOf(await askUpstream(exchange)))
      return
    case 'html':
      return say(exchange, signInPage)
    case 'error':
      return say(exchange, awsError(facts.service, fault.error))
    case 'clock_skew':
      return say(exchange, awsError(facts.service, 'clock_skew', fault.ms))
    case 'latency':
      await after(fault.ms)
      return upstream.passThrough(request, response)
    case 'delayed_delivery':
      return deliverLater(exchange, fault.ms)
    case 'partial_batch':
      return say(exchange, await askForHalf(upstream, messageOf(request), facts, await buffer(request)))
    case 'empty_dns':
      return upstream.passThrough(request, response)
  }
}
