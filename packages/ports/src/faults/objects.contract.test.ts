import { describe, expect, it } from 'vitest'
import { ministack, someTenant } from '../contract/ministack.ts'
import { callOf } from '../contract/suite.ts'
import { wireFaultSuite, type FaultyCall } from '../contract/wire-faults.ts'
import { createAwsObjects } from '../objects/aws.ts'
import { objectOperations, type ObjectStore } from '../objects/port.ts'

const body = new TextEncoder().encode('body')
const calls: FaultyCall<ObjectStore, null>[] = [
  { name: 'put', kind: 'write', run: (port, call) => port.put(call, 'new', body) },
  { name: 'get', kind: 'read', run: (port, call) => port.get(call, 'key') },
  { name: 'head', kind: 'read', run: (port, call) => port.head(call, 'key') },
  { name: 'list', kind: 'read', run: (port, call) => port.list(call, { prefix: '' }) },
  { name: 'delete', kind: 'write', run: (port, call) => port.delete(call, 'other') },
  { name: 'copy', kind: 'write', run: (port, call) => port.copy(call, 'key', 'copy') },
  { name: 'versions', kind: 'read', run: (port, call) => port.versions(call, { prefix: '' }) },
]

it('calls every operation', () => {
  expect(calls.map(({ name, kind }) => [name, kind])).toEqual(
    Object.entries(objectOperations).map(([name, { kind }]) => [name, kind]),
  )
})

const bed = ministack()
if ('skipped' in bed) describe('S3 behind wire faults', () => it.skip(`not run: ${bed.skipped}`, () => {}))
else {
  const tenant = someTenant('faults')
  wireFaultSuite({
    title: 'S3',
    upstream: bed.settings.endpoint!,
    tenant,
    open: (endpoint, nameServer) =>
      createAwsObjects({ ...bed.settings, endpoint, nameServer, bucket: 'wire-faults', isBucketCreatedWhenMissing: true }),
    prepare: async (port) => {
      for (const key of ['key', 'other']) await port.put(callOf(tenant), key, body)
      return null
    },
    calls,
    // A head, which a copy begins with, has no body to name an overload in: only its status is there, and a 503 is an outage.
    differs: (call, fault) =>
      fault === '503 SlowDown' && (call === 'head' || call === 'copy') ? { verdict: 'unhealthy', maybeApplied: true } : undefined,
  })
}
