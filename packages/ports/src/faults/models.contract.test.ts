import { describe, expect, it } from 'vitest'
import { ministack, someTenant } from '../contract/ministack.ts'
import { wireFaultSuite, type FaultyCall } from '../contract/wire-faults.ts'
import { createAwsModels } from '../models/aws.ts'
import { modelOperations, type ConverseRequest, type Models } from '../models/port.ts'

const request: ConverseRequest = { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello?' }] }] }

const calls: FaultyCall<Models, null>[] = [
  { name: 'converse', kind: 'read', run: (port, call) => port.converse(call, request) },
  {
    name: 'converseStream',
    kind: 'read',
    run: async (port, call) => {
      const { value } = await port.converseStream(call, request)
      const events: unknown[] = []
      for await (const event of value) events.push(event)
      return events
    },
  },
  { name: 'embed', kind: 'read', run: (port, call) => port.embed(call, { texts: ['x', 'y'] }) },
]
/** Answered by the port itself: no wire to break. */
const withoutWire = ['countTokens']

it('calls every operation', () => {
  expect([...calls.map(({ name }) => name), ...withoutWire].sort()).toEqual(Object.keys(modelOperations).sort())
  for (const { name, kind } of calls) expect(modelOperations[name as keyof Models].kind).toBe(kind)
})

const bed = ministack()
if ('skipped' in bed) describe('Bedrock behind wire faults', () => it.skip(`not run: ${bed.skipped}`, () => {}))
else
  wireFaultSuite({
    title: 'Bedrock',
    upstream: bed.settings.endpoint!,
    tenant: someTenant('faults'),
    open: (endpoint, nameServer) =>
      createAwsModels({
        ...bed.settings,
        endpoint,
        nameServer,
        converseModel: 'anthropic.claude-3-haiku-20240307-v1:0',
        embeddingModel: 'amazon.titan-embed-text-v2:0',
      }),
    prepare: () => Promise.resolve(null),
    calls,
  })
