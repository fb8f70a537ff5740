import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { someTenant } from '../contract/ministack.ts'
import { wireFaultSuite, type FaultyCall } from '../contract/wire-faults.ts'
import { createAwsSearch } from '../search/aws-opensearch.ts'
import { searchOperations, type IndexSettings, type SearchIndex } from '../search/port.ts'

const settings: IndexSettings = { language: 'en', textFields: { body: 1 }, keywordFields: [], numberFields: [], vector: null }
const document = { id: 'a', version: 1, fields: { body: 'x' } }
const calls: FaultyCall<SearchIndex, null>[] = [
  { name: 'ensureIndex', kind: 'write', run: (port, call) => port.ensureIndex(call, 'minutes', settings) },
  { name: 'deleteIndex', kind: 'write', run: (port, call) => port.deleteIndex(call, 'minutes') },
  { name: 'bulk', kind: 'write', run: (port, call) => port.bulk(call, 'minutes', [document]) },
  { name: 'get', kind: 'read', run: (port, call) => port.get(call, 'minutes', 'a') },
  { name: 'delete', kind: 'write', run: (port, call) => port.delete(call, 'minutes', 'a', 2) },
  { name: 'search', kind: 'read', run: (port, call) => port.search(call, 'minutes', { text: 'x' }) },
  { name: 'refresh', kind: 'write', run: (port, call) => port.refresh(call, 'minutes') },
]

it('calls every operation', () => {
  expect(calls.map(({ name, kind }) => [name, kind])).toEqual(
    Object.entries(searchOperations).map(([name, { kind }]) => [name, kind]),
  )
})

/** Whatever a fault lets through is answered; what it says is cut off or dripped all the same. */
const upstream: Server = createServer((_, response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ acknowledged: true, _shards: { failed: 0 } })),
).listen(0, '127.0.0.1')
await new Promise((resolve) => upstream.once('listening', resolve))
afterAll(() => {
  upstream.closeAllConnections()
  upstream.close()
})

wireFaultSuite({
  title: 'OpenSearch',
  upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
  tenant: someTenant('faults'),
  open: (endpoint, nameServer) =>
    createAwsSearch({ region: 'us-east-1', endpoint, nameServer, profile: null, timeoutMs: 5_000, isSigned: false, replicas: 0 }),
  prepare: () => Promise.resolve(null),
  calls,
  // OpenSearch has no word for it: a 503 is a cluster that cannot serve.
  differs: (_, fault) => (fault === '503 SlowDown' ? { verdict: 'unhealthy', maybeApplied: true } : undefined),
})
