import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { CallContext } from '../call.ts'
import { someTenant } from '../contract/ministack.ts'
import { callOf } from '../contract/suite.ts'
import { createAwsSearch } from './aws-opensearch.ts'
import type { IndexSettings, SearchIndex } from './port.ts'

const tenant = someTenant('faults')
const settings: IndexSettings = { language: 'en', textFields: { body: 1 }, keywordFields: [], numberFields: [], vector: null }
const open = (endpoint: string) =>
  createAwsSearch({ region: 'us-east-1', endpoint, profile: null, timeoutMs: 5_000, isSigned: false, replicas: 0 })

type Operation = [string, (port: SearchIndex, call: CallContext) => Promise<unknown>]
const operations: Operation[] = [
  ['ensureIndex', (port, call) => port.ensureIndex(call, 'minutes', settings)],
  ['deleteIndex', (port, call) => port.deleteIndex(call, 'minutes')],
  ['bulk', (port, call) => port.bulk(call, 'minutes', [{ id: 'a', version: 1, fields: { body: 'x' } }])],
  ['get', (port, call) => port.get(call, 'minutes', 'a')],
  ['search', (port, call) => port.search(call, 'minutes', { text: 'x' })],
  ['refresh', (port, call) => port.refresh(call, 'minutes')],
]

/** What OpenSearch, and the domain's door before it, write with an error. */
const errors: [number, object, { verdict: string; code: string }][] = [
  [500, { error: { type: 'exception', reason: 'x' }, status: 500 }, { verdict: 'unhealthy', code: 'unavailable' }],
  [503, { error: { type: 'cluster_block_exception', reason: 'x' }, status: 503 }, { verdict: 'unhealthy', code: 'unavailable' }],
  [
    429,
    { error: { type: 'circuit_breaking_exception', reason: 'x' }, status: 429 },
    { verdict: 'overload', code: 'rate_limited' },
  ],
  [403, { Message: 'User: x is not authorized to perform: es:ESHttpGet' }, { verdict: 'caller', code: 'forbidden' }],
  [403, { message: 'The security token included in the request is expired' }, { verdict: 'auth', code: 'unavailable' }],
  [403, { message: 'The request signature we calculated does not match' }, { verdict: 'auth', code: 'unavailable' }],
  [404, { error: { type: 'index_not_found_exception', reason: 'x' }, status: 404 }, { verdict: 'healthy', code: 'not_found' }],
]

async function answering(status: number, body: object, run: (port: SearchIndex) => Promise<void>): Promise<void> {
  const server = createServer((_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  ).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const served = open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await run(served.port)
  await served.close()
  server.closeAllConnections()
  server.close()
}

describe.each(errors)('OpenSearch answering %i %o', (status, body, expected) => {
  it.each(operations.filter(([name]) => name !== 'deleteIndex'))('%s', (_, run) =>
    answering(status, body, (port) =>
      expect(run(port, callOf(tenant))).rejects.toMatchObject({ name: 'PortError', ...expected }),
    ),
  )
})

it('takes an answer from some of the shards for no answer', () =>
  answering(200, { timed_out: false, _shards: { total: 2, failed: 1 }, hits: { total: { value: 0 }, hits: [] } }, (port) =>
    expect(port.search(callOf(tenant), 'minutes', { text: 'x' })).rejects.toMatchObject({ verdict: 'unhealthy' }),
  ))
