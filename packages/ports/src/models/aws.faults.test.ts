import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { CallContext } from '../call.ts'
import { someTenant } from '../contract/ministack.ts'
import { callOf } from '../contract/suite.ts'
import { createAwsModels } from './aws.ts'
import type { ConverseRequest, Models } from './port.ts'

const tenant = someTenant('faults')
const open = (endpoint: string) =>
  createAwsModels({
    region: 'us-east-1',
    endpoint,
    profile: null,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    timeoutMs: 5_000,
    converseModel: 'some-model',
    embeddingModel: 'some-titan',
  })

const request: ConverseRequest = { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello?' }] }] }
const drain = async (port: Models, call: CallContext) => {
  let events = 0
  for await (const event of (await port.converseStream(call, request)).value) if (event.type === 'text') events++
  return events
}

type Operation = [string, (port: Models, call: CallContext) => Promise<unknown>, requests?: number]
const operations: Operation[] = [
  ['converse', (port, call) => port.converse(call, request)],
  ['converseStream', drain],
  ['embed', (port, call) => port.embed(call, { texts: ['x', 'y'] }), 2],
]

describe.each([
  [500, 'InternalServerException', 'unhealthy', 'unavailable'],
  [503, 'ServiceUnavailableException', 'unhealthy', 'unavailable'],
  [429, 'ThrottlingException', 'overload', 'rate_limited'],
  [429, 'ModelNotReadyException', 'overload', 'unavailable'],
  [408, 'ModelTimeoutException', 'overload', 'unavailable'],
  [400, 'ServiceQuotaExceededException', 'caller', 'quota_exceeded'],
  [400, 'ValidationException', 'caller', 'invalid_input'],
  [403, 'AccessDeniedException', 'caller', 'forbidden'],
  [403, 'ExpiredTokenException', 'auth', 'unavailable'],
])('Bedrock answering %i %s', (status, name, verdict, code) => {
  it.each(operations)('%s, asked once', async (_, run, requests = 1) => {
    let asked = 0
    const server = createServer((__, response) => {
      asked++
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name }).end('{"message":"x"}')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const served = open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await expect(run(served.port, callOf(tenant))).rejects.toMatchObject({
      name: 'PortError',
      verdict,
      code,
      maybeApplied: false,
    })
    expect(asked).toBeLessThanOrEqual(requests)
    await served.close()
    server.closeAllConnections()
    server.close()
  })
})

it('waits for a model that thinks longer than a socket may be silent elsewhere', async () => {
  const answer = {
    output: { message: { role: 'assistant', content: [{ text: 'Hm.' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  }
  const server = createServer((_, response) => {
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)), 5_500)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const served = createAwsModels({
    region: 'us-east-1',
    endpoint: url,
    profile: null,
    credentials,
    timeoutMs: 9_000,
    converseModel: 'm',
    embeddingModel: null,
  })
  await expect(served.port.converse(callOf(tenant), request)).resolves.toMatchObject({ value: { stopReason: 'end_turn' } })
  await expect(served.port.embed(callOf(tenant), { texts: ['x'] })).rejects.toMatchObject({
    code: 'unavailable',
    verdict: 'caller',
  })
  await served.close()
  server.closeAllConnections()
  server.close()
})
