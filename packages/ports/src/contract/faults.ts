import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Verdict } from '../verdict.ts'
import type { ErrorCode } from '@understudy/core'

/** How a service goes wrong. `Answer` is written by the service under test: S3 speaks XML, AgentCore JSON. */
export type Fault =
  | { readonly kind: 'refuse' | 'blackHole' | 'reset' | 'drip' | 'dripBody' | 'truncate' | 'html' }
  | { readonly kind: 'error'; readonly status: number; readonly name: string }

export interface ExpectedFinding {
  readonly verdict: Verdict
  readonly code: ErrorCode
  /** Of a write; a read never is. */
  readonly maybeApplied: boolean
  readonly isAtDeadline?: boolean
}

const broken = { verdict: 'unhealthy', code: 'unavailable', maybeApplied: true } as const
const late = { verdict: 'unhealthy', code: 'deadline_exceeded', maybeApplied: true, isAtDeadline: true } as const
const error = (status: number, name: string): Fault => ({ kind: 'error', status, name })

export const faults: readonly (readonly [string, Fault, ExpectedFinding])[] = [
  ['a refused connection', { kind: 'refuse' }, { ...broken, maybeApplied: false }],
  ['a black hole', { kind: 'blackHole' }, late],
  ['a reset', { kind: 'reset' }, broken],
  ['a drip of one byte a second', { kind: 'drip' }, late],
  ['a truncated 200', { kind: 'truncate' }, broken],
  ['a page of HTML under 200', { kind: 'html' }, broken],
  ['500', error(500, 'InternalError'), broken],
  ['503 SlowDown', error(503, 'SlowDown'), { verdict: 'overload', code: 'unavailable', maybeApplied: false }],
  ['429', error(429, 'ThrottlingException'), { verdict: 'overload', code: 'rate_limited', maybeApplied: false }],
  ['access denied', error(403, 'AccessDenied'), { verdict: 'caller', code: 'forbidden', maybeApplied: false }],
  ['an expired token', error(403, 'ExpiredToken'), { verdict: 'auth', code: 'unavailable', maybeApplied: false }],
]

const response = (status: number, headers: Record<string, string | number>, body: string) =>
  [
    `HTTP/1.1 ${status} Fault`,
    ...Object.entries({ connection: 'close', 'content-length': Buffer.byteLength(body), ...headers }).map(
      ([key, value]) => `${key}: ${value}`,
    ),
    '',
    body,
  ].join('\r\n')

function drip(socket: Socket, text: string): void {
  let sent = 0
  const timer = setInterval(() => socket.write(text[sent++ % text.length] ?? ' '), 1_000)
  socket.on('close', () => clearInterval(timer))
}

const HTML = '<html><head><title>Welcome</title></head><body><p>Sign in to this network</p></body></html>'

function misbehave(socket: Socket, fault: Fault, request: string): void {
  // A head's answer has headers and no body.
  const bodyOf = (text: string) => (request.startsWith('HEAD ') ? '' : text)
  switch (fault.kind) {
    case 'refuse':
    case 'blackHole':
      return
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'drip':
      drip(socket, response(200, {}, '{}'))
      return
    case 'dripBody':
      socket.write(
        response(200, { 'content-length': 100_000, etag: '"e"', 'last-modified': 'Fri, 01 May 2026 09:00:00 GMT' }, ''),
      )
      drip(socket, ' ')
      return
    case 'truncate':
      socket.end(response(200, { 'content-length': 10_000, 'content-type': 'application/json' }, bodyOf('{"events": [')))
      return
    case 'html':
      socket.end(response(200, { 'content-type': 'text/html' }, bodyOf(HTML)))
      return
    case 'error': {
      const isXml = !request.includes('/memories/')
      const { status, name } = fault
      const body = isXml ? `<?xml version="1.0"?><Error><Code>${name}</Code><Message>x</Message></Error>` : '{"message":"x"}'
      const type = isXml ? 'application/xml' : 'application/json'
      socket.end(response(status, { 'content-type': type, 'x-amzn-errortype': name }, bodyOf(body)))
    }
  }
}

export interface FaultyService {
  readonly url: string
  close(): Promise<void>
}

/**
 * A server with one fault.
 * @param healthy answers a request that should work all the same (finding the memory before using it), or null
 */
export async function startFaultyService(
  fault: Fault,
  healthy: (request: string) => string | null = () => null,
): Promise<FaultyService> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.once('data', (data) => {
      const request = data.toString('latin1')
      const body = healthy(request)
      if (body === null) misbehave(socket, fault, request)
      else socket.end(response(200, { 'content-type': 'application/json' }, body))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${port}`, close }
}
