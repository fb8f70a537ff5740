import { describe, it } from 'vitest'
import type { CallContext } from '../call.ts'
import { expectFinding } from '../contract/expect-finding.ts'
import { faults, startFaultyService } from '../contract/faults.ts'
import { someTenant } from '../contract/ministack.ts'
import { memoryName } from '../namespace.ts'
import { createAwsMemory } from './aws.ts'
import type { AgentMemory } from './port.ts'

const tenant = someTenant('faults')
const address = { memoryId: 'meetings', actorId: 'anna', sessionId: 's-1' }

type Operation = [string, 'read' | 'write', (port: AgentMemory, call: CallContext) => Promise<unknown>]
const operations: Operation[] = [
  [
    'createEvent',
    'write',
    (port, call) => port.createEvent(call, { ...address, eventTime: new Date(), payload: [{ kind: 'data', data: 1 }] }),
  ],
  ['listEvents', 'read', (port, call) => port.listEvents(call, address)],
  [
    'createRecords',
    'write',
    (port, call) => port.createRecords(call, 'meetings', [{ requestId: 'r', namespaces: ['/a'], content: 'x' }]),
  ],
  ['retrieveRecords', 'read', (port, call) => port.retrieveRecords(call, 'meetings', { namespacePrefix: '/', text: 'x' })],
]

/** The control plane works: it finds the memory. */
const findMemory = (request: string): string | null =>
  request.startsWith('POST /memories/ ') || request.startsWith('POST /memories/?')
    ? JSON.stringify({ memories: [{ id: `${memoryName(tenant, 'meetings')}-abcdefghij`, createdAt: 0, updatedAt: 0 }] })
    : null

describe.concurrent.each(faults)('AgentCore behind %s', (_, fault, expected) => {
  it.each(operations)('%s', async (_operation, kind, run) => {
    const service = await startFaultyService(fault, findMemory)
    if (fault.kind === 'refuse') await service.close()
    const served = createAwsMemory({
      region: 'us-east-1',
      endpoint: service.url,
      profile: null,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      timeoutMs: 5_000,
      isSandbox: true,
      expiryDays: 365,
    })
    await expectFinding(tenant, kind, expected, (call) => run(served.port, call))
    await served.close()
    if (fault.kind !== 'refuse') await service.close()
  })
})
