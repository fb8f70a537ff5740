import type { Answer, CallContext, PortName, Ports } from '@understudy/ports'
import { LOAD_INDEX, LOAD_MEMORY } from './plan.ts'

/** put, event and document write; get, find and ask read. */
export const callKinds = ['put', 'event', 'document', 'get', 'find', 'ask'] as const
export type CallKind = (typeof callKinds)[number]
export const writeKinds = ['put', 'event', 'document'] as const
export type WriteKind = (typeof writeKinds)[number]

export const portOfKind: Readonly<Record<CallKind, PortName>> = {
  put: 'objects',
  get: 'objects',
  event: 'memory',
  document: 'search',
  find: 'search',
  ask: 'models',
}

/** What one write put there, to be known again wherever it turns up. */
export interface Mark {
  readonly operationId: string
  readonly sequence: number
}

export interface OneWrite extends Mark {
  readonly tenant: string
  readonly key: string
  /** Of a put: what is written. */
  readonly body: Uint8Array
}

type Write = (ports: Ports, call: CallContext, write: OneWrite) => Promise<Answer<unknown>>
type Read = (ports: Ports, call: CallContext, key: string) => Promise<Answer<unknown> & { seen?: number }>

export const writes: Readonly<Record<WriteKind, Write>> = {
  put: (ports, call, { key, body }) => ports.objects.put(call, key, body),
  event: (ports, call, { key, operationId, sequence, tenant }) => {
    const [actorId, sessionId] = key.split('/') as [string, string]
    const payload = [{ kind: 'data' as const, data: { operationId, sequence, tenant } }]
    return ports.memory.createEvent(call, { memoryId: LOAD_MEMORY, actorId, sessionId, eventTime: new Date(), payload })
  },
  document: (ports, call, { key, operationId, sequence, tenant }) =>
    ports.search.bulk(call, LOAD_INDEX, [{ id: key, version: sequence, fields: { operation: operationId, tenant, text: key } }]),
}

/** Of what a client wrote before; `ask` asks a model and stands alone. */
export const reads: Readonly<Record<'put' | 'document' | 'ask', { readonly kind: CallKind; readonly read: Read }>> = {
  put: {
    kind: 'get',
    read: async (ports, call, key) => {
      const answer = await ports.objects.get(call, key)
      return { ...answer, seen: (JSON.parse(Buffer.from(answer.value.body).toString('utf8')) as Mark).sequence }
    },
  },
  document: {
    kind: 'find',
    read: async (ports, call, key) => {
      const answer = await ports.search.get(call, LOAD_INDEX, key)
      return { ...answer, seen: answer.value.version }
    },
  },
  ask: {
    kind: 'ask',
    read: (ports, call) =>
      ports.models.converse(call, { messages: [{ role: 'user', content: [{ type: 'text', text: 'Say yes.' }] }], maxTokens: 8 }),
  },
}
