import { Resolver } from 'node:dns/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startFaultProxy, type Fault, type FaultProxy, type FaultRule } from './index.ts'

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
})
const rule = (fault: Fault, more: Partial<FaultRule> = {}): FaultRule => ({ id: fault.kind, fault, ...more })

let upstream: Server
let seen: { method: string; url: string; host: string | undefined; body: string }[]
let proxy: FaultProxy<'objects' | 'memory'>

beforeEach(async () => {
  seen = []
  upstream = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', host: request.headers.host, body })
      response.writeHead(200, { 'content-type': 'text/plain', 'x-from': 'aws' }).end(`you said ${body}`)
    })
  }).listen(0, '127.0.0.1')
  await vi.waitFor(() => expect(upstream.listening).toBe(true))
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  proxy = await startFaultProxy({ doors: { objects: { upstream: url }, memory: { upstream: url } } })
})
afterEach(async () => {
  await proxy.close()
  upstream.closeAllConnections()
  upstream.close()
})

const put = (body = 'x', options: { path?: string; within?: number; service?: string } = {}) =>
  fetch(proxy.urls.objects + (options.path ?? '/bucket/acme/key'), {
    method: 'PUT',
    body,
    headers: signed(options.service ?? 's3'),
    signal: AbortSignal.timeout(options.within ?? 5_000),
  })
const outcomeOf = (call: Promise<Response>) =>
  call.then(
    (response) =>
      response.text().then(
        (text) => `${response.status} ${text}`,
        () => `${response.status} broken off`,
      ),
    (error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.name,
  )

describe('without a rule', () => {
  it('hands everything on, both ways, and keeps the host that was signed', async () => {
    const response = await put('hello')
    expect(response.headers.get('x-from')).toBe('aws')
    expect(await response.text()).toBe('you said hello')
    expect(seen).toEqual([{ method: 'PUT', url: '/bucket/acme/key', host: new URL(proxy.urls.objects).host, body: 'hello' }])
  })

  it('hands on a body that comes in pieces', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (const piece of ['a', 'b']) controller.enqueue(new TextEncoder().encode(piece))
        controller.close()
      },
    })
    const options = { method: 'POST', body, duplex: 'half' } as RequestInit
    expect(await (await fetch(proxy.urls.objects, options)).text()).toBe('you said ab')
  })
})

describe('a fault of a whole port', () => {
  it('refuses: new and open connections alike, at this port only, until it ends', async () => {
    await put()
    proxy.setRules([rule({ kind: 'refuse' }, { doors: ['objects'] })])
    expect(await outcomeOf(put())).toBe('ECONNREFUSED')
    expect((await fetch(proxy.urls.memory)).status).toBe(200)
    proxy.setRules([])
    await vi.waitFor(async () => expect(await outcomeOf(put())).toBe('200 you said x'))
  })

  it('swallows: what was held breaks off when it ends', async () => {
    proxy.setRules([rule({ kind: 'black_hole' })])
    const held = outcomeOf(put())
    await vi.waitFor(() => expect(proxy.hits().get('black_hole')).toBe(1))
    proxy.setRules([])
    expect(await held).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
    expect(await outcomeOf(put())).toBe('200 you said x')
    expect(seen).toHaveLength(1)
  })

  it('begins and ends at its time without being told again', async () => {
    const nowMs = Date.now()
    proxy.setRules([rule({ kind: 'refuse' }, { fromMs: nowMs + 100, untilMs: nowMs + 400 })])
    expect(await outcomeOf(put())).toBe('200 you said x')
    await vi.waitFor(async () => expect(await outcomeOf(put())).toBe('ECONNREFUSED'), { interval: 20 })
    await vi.waitFor(async () => expect(await outcomeOf(put())).toBe('200 you said x'), { interval: 20 })
    expect(Date.now()).toBeGreaterThanOrEqual(nowMs + 400)
  })

  it('may be put and taken away faster than a port opens', async () => {
    for (let times = 0; times < 20; times++) {
      proxy.setRules([rule({ kind: 'refuse' })])
      proxy.setRules([])
    }
    await vi.waitFor(async () => expect(await outcomeOf(put())).toBe('200 you said x'))
    proxy.setRules([rule({ kind: 'refuse' })])
    await vi.waitFor(async () => expect(await outcomeOf(put())).toBe('ECONNREFUSED'))
  })
})

describe('a fault of calls', () => {
  it.each<[Fault['kind'], Fault, string | RegExp, number]>([
    ['reset', { kind: 'reset' }, /ECONNRESET|UND_ERR_SOCKET/, 0],
    ['truncate', { kind: 'truncate' }, '200 broken off', 1],
    ['html', { kind: 'html' }, /^200 <!doctype html>/, 0],
    ['error', { kind: 'error', error: 'internal' }, /^500 .*<Code>InternalError<\/Code>/s, 0],
    ['error', { kind: 'error', error: 'slow_down' }, /^503 .*<Code>SlowDown</s, 0],
    ['error', { kind: 'error', error: 'throttling' }, /^429 /, 0],
    ['error', { kind: 'error', error: 'access_denied' }, /^403 .*<Code>AccessDenied</s, 0],
    ['error', { kind: 'error', error: 'expired_token' }, /^400 .*<Code>ExpiredToken</s, 0],
    ['clock_skew', { kind: 'clock_skew', ms: 3_600_000 }, /^403 .*<Code>RequestTimeTooSkewed</s, 0],
    ['silent', { kind: 'silent' }, 'TimeoutError', 0],
    ['slow_drip', { kind: 'slow_drip' }, 'TimeoutError', 1],
    ['latency', { kind: 'latency', ms: 20 }, '200 you said x', 1],
  ])('%s', async (id, fault, expected, delivered) => {
    proxy.setRules([rule(fault)])
    const outcome = await outcomeOf(put('x', { within: 400 }))
    if (typeof expected === 'string') expect(outcome).toBe(expected)
    else expect(outcome).toMatch(expected)
    expect(seen).toHaveLength(delivered)
    expect(proxy.hits().get(id)).toBe(1)
  })

  it('tells the time that the SDK will believe', async () => {
    proxy.setRules([rule({ kind: 'clock_skew', ms: 3_600_000 })])
    const date = Date.parse((await put()).headers.get('date') ?? '')
    expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(5_000)
  })

  it('speaks as the service that was asked', async () => {
    proxy.setRules([rule({ kind: 'error', error: 'throttling' })])
    const agentcore = await put('{}', { service: 'bedrock-agentcore', path: '/memories/x/events' })
    expect(agentcore.headers.get('x-amzn-errortype')).toBe('ThrottlingException')
    expect(await put('{}', { service: 'es', path: '/i/_search' }).then((response) => response.json())).toMatchObject({
      error: { type: 'rejected_execution_exception' },
    })
  })

  it('delivers late what was written, and not what was read', async () => {
    proxy.setRules([rule({ kind: 'delayed_delivery', ms: 150 })])
    expect(await outcomeOf(put('late', { within: 50 }))).toBe('TimeoutError')
    const read = fetch(`${proxy.urls.objects}/bucket/acme/key`, { headers: signed('s3'), signal: AbortSignal.timeout(50) })
    expect(await outcomeOf(read)).toBe('TimeoutError')
    proxy.setRules([])
    expect(seen).toEqual([])
    expect(proxy.pendingDeliveries).toBe(1)
    await vi.waitFor(() => expect(seen.map(({ body }) => body)).toEqual(['late']))
    await vi.waitFor(() => expect(proxy.pendingDeliveries).toBe(0))
  })
})

describe('which calls are hit', () => {
  const error: Fault = { kind: 'error', error: 'internal' }
  const statusOf = async (path: string, method = 'PUT', service = 's3') =>
    (await fetch(proxy.urls.objects + path, { method, headers: signed(service) })).status

  it('those of a service', async () => {
    proxy.setRules([rule(error, { services: ['bedrock-runtime'] })])
    expect(await statusOf('/model/m/converse', 'POST', 'bedrock')).toBe(500)
    expect(await statusOf('/bucket/acme/key')).toBe(200)
  })

  it('those of an operation', async () => {
    proxy.setRules([rule(error, { operations: ['PutObject', 'CreateEvent'] })])
    expect(await statusOf('/bucket/acme/key')).toBe(500)
    expect(await statusOf('/bucket/acme/key', 'DELETE')).toBe(200)
    expect(await statusOf('/memories/m/events', 'POST', 'bedrock-agentcore')).toBe(500)
    expect(await statusOf('/memories/create', 'POST', 'bedrock-agentcore')).toBe(200)
  })

  it('those of a tenant, wherever its name stands', async () => {
    proxy.setRules([rule(error, { tenants: ['acme'] })])
    expect(await statusOf('/bucket/acme/key')).toBe(500)
    expect(await statusOf('/bucket?list-type=2&prefix=acme%2F', 'GET')).toBe(500)
    expect(await statusOf('/acme.minutes/_doc/1', 'PUT', 'es')).toBe(500)
    expect(await statusOf('/memories/acme_m_0123-abc/events', 'POST', 'bedrock-agentcore')).toBe(500)
    expect(await statusOf('/bucket/acme2/key')).toBe(200)
    expect(await statusOf('/acme2.minutes/_doc/1', 'PUT', 'es')).toBe(200)
  })

  it('a share of them, the same for the same seed', async () => {
    const statuses = async (seed: number) => {
      proxy.setRules([rule(error, { id: `seed ${seed}`, share: 0.5, seed })])
      const all: number[] = []
      for (let call = 0; call < 60; call++) all.push(await statusOf('/bucket/acme/key'))
      expect(proxy.hits().get(`seed ${seed}`)).toBe(all.filter((status) => status === 500).length)
      proxy.setRules([])
      return all
    }
    const first = await statuses(7)
    expect(first.filter((status) => status === 500).length).toBeGreaterThan(15)
    expect(first.filter((status) => status === 500).length).toBeLessThan(45)
    expect(await statuses(7)).toEqual(first)
    expect(await statuses(8)).not.toEqual(first)
  })

  it('a refusal of a share resets at the request, and others go through', async () => {
    proxy.setRules([rule({ kind: 'refuse' }, { operations: ['DeleteObject'] })])
    expect(await outcomeOf(put())).toBe('200 you said x')
    const remove = fetch(`${proxy.urls.objects}/bucket/acme/key`, { method: 'DELETE', headers: signed('s3') })
    expect(await outcomeOf(remove)).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
  })
})

describe('a name', () => {
  it('has an address until its answer is empty, and open connections end', async () => {
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
    const named = await startFaultProxy({ doors: { objects: { upstream: url, host: 'sandbox-objects' } }, nameServerPort: 0 })
    const resolver = new Resolver({ timeout: 500, tries: 1 })
    resolver.setServers([named.nameServer!])
    expect(await resolver.resolve4('sandbox-objects')).toEqual(['127.0.0.1'])
    await expect(resolver.resolve4('elsewhere')).rejects.toMatchObject({ code: 'ENOTFOUND' })
    named.setRules([rule({ kind: 'empty_dns' })])
    await expect(resolver.resolve4('sandbox-objects')).rejects.toMatchObject({ code: 'ENODATA' })
    expect(named.hits().get('empty_dns')).toBe(1)
    named.setRules([])
    expect(await resolver.resolve4('sandbox-objects')).toEqual(['127.0.0.1'])
    await named.close()
  })
})
