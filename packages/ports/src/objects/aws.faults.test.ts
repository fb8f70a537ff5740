import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { CallContext } from '../call.ts'
import { expectFinding } from '../contract/expect-finding.ts'
import { someTenant } from '../contract/ministack.ts'
import { callOf } from '../contract/suite.ts'
import { createAwsObjects } from './aws.ts'
import type { ObjectStore } from './port.ts'

const tenant = someTenant('faults')
const store = (endpoint: string) =>
  createAwsObjects({
    region: 'us-east-1',
    endpoint,
    profile: null,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    timeoutMs: 5_000,
    bucket: 'some-bucket',
    isBucketCreatedWhenMissing: false,
  })

/** The whole head, and of the body a byte a second. */
const dripBody = () =>
  createServer((_, answer) => {
    answer.writeHead(200, { 'content-length': 100_000, etag: '"e"', 'last-modified': 'Fri, 01 May 2026 09:00:00 GMT' })
    const timer = setInterval(() => answer.write(' '), 1_000)
    answer.write(' ')
    answer.on('close', () => clearInterval(timer))
  }).listen(0, '127.0.0.1')

describe('S3 whose body drips after its headers', () => {
  it.each<[string, (port: ObjectStore, call: CallContext) => Promise<unknown>]>([
    ['get', (port, call) => port.get(call, 'key')],
    ['list', (port, call) => port.list(call, { prefix: '' })],
  ])('%s', async (_, run) => {
    const server = dripBody()
    await new Promise((resolve) => server.once('listening', resolve))
    const served = store(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const late = { verdict: 'unhealthy', code: 'deadline_exceeded', maybeApplied: true, isAtDeadline: true } as const
    await expectFinding(tenant, 'read', late, (call) => run(served.port, call))
    await served.close()
    server.closeAllConnections()
    server.close()
  })
})

describe('S3', () => {
  it('is unhealthy when the bytes are not those whose checksum it keeps', async () => {
    const server = createServer((_, answer) => {
      const checksum = createHash('sha256').update('other').digest('base64')
      const headers = {
        etag: '"e"',
        'last-modified': new Date().toUTCString(),
        'x-amz-checksum-sha256': checksum,
        'content-length': 4,
      }
      answer.writeHead(200, headers).end('body')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const served = store(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await expect(served.port.get(callOf(tenant), 'key')).rejects.toMatchObject({
      verdict: 'unhealthy',
      reason: 'MalformedAnswerError',
    })
    await served.close()
    server.closeAllConnections()
    server.close()
  })

  it('may have applied a write that was cut off before it was refused', async () => {
    let requests = 0
    const server = createServer((request, answer) => {
      requests += 1
      if (request.method === 'HEAD') answer.writeHead(404).end()
      else if (requests === 1) request.socket.destroy()
      else answer.writeHead(412, { 'content-type': 'application/xml' }).end('<Error><Code>PreconditionFailed</Code></Error>')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const served = store(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const put = served.port.put(callOf(tenant), 'key', new Uint8Array(1), { ifAbsent: true })
    await expect(put).rejects.toMatchObject({ maybeApplied: true })
    await served.close()
    server.closeAllConnections()
    server.close()
  })
})
