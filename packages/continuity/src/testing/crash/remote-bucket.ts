import type { ChildProcess } from 'node:child_process'
import { PortError, type CallContext, type ObjectStore } from '@understudy/ports'
import type { ModelBucket } from './model-bucket.ts'

const methods = ['put', 'get', 'head', 'delete', 'versions'] as const
type Method = (typeof methods)[number]

export interface Request {
  readonly ask: number
  readonly method: Method
  readonly call: Pick<CallContext, 'tenant' | 'operationId'>
  readonly by: 'call' | 'replay'
  readonly args: readonly unknown[]
}

type ErrorFields = ConstructorParameters<typeof PortError>[1]
type Reply = { readonly ask: number } & (
  { readonly value: unknown } | { readonly error: { readonly message: string; readonly fields: ErrorFields } }
)

/** What becomes of one request on its way: `lost` before the bucket has it, `unanswered` after. */
export type Fate = 'well' | 'refused' | 'lost' | 'unanswered'

const away = (fate: Fate): PortError =>
  new PortError(`the request was ${fate}`, {
    verdict: 'unhealthy',
    code: 'unavailable',
    reason: fate === 'refused' ? 'ServiceUnavailable' : 'Timeout',
    provider: 'aws:us-east-1',
    operation: 'objects',
    maybeApplied: fate !== 'refused',
  })

const fieldsOf = ({ verdict, code, reason, provider, operation, maybeApplied }: PortError): ErrorFields => {
  return { verdict, code, reason, provider, operation, maybeApplied }
}

/** Serves a child's requests from the bucket. `fateOf` decides what becomes of each. */
export function serveBucket(child: ChildProcess, bucket: ModelBucket, fateOf: (request: Request) => Fate): void {
  child.on('message', (message: Request | { readonly ready: true }) => {
    if (!('ask' in message)) return
    const { ask, method, call, args } = message
    const fate = fateOf(message)
    const reply = (answer: Reply) => child.connected && child.send(answer, () => undefined)
    const fail = (error: PortError) => reply({ ask, error: { message: error.message, fields: fieldsOf(error) } })
    if (fate === 'refused' || fate === 'lost') return void fail(away(fate))
    const target = bucket[method] as (call: unknown, ...rest: unknown[]) => Promise<unknown>
    target
      .apply(bucket, [call, ...args])
      .then((value) => (fate === 'unanswered' ? fail(away(fate)) : reply({ ask, value })))
      .catch((error: unknown) => {
        if (!(error instanceof PortError)) throw error
        fail(error)
      })
  })
}

const waiting = new Map<number, { resolve(value: unknown): void; reject(error: PortError): void }>()
let asked = 0

/** To be called once, in the process that asks. */
export function hearReplies(): void {
  process.on('message', (reply: Reply) => {
    const one = waiting.get(reply.ask)
    waiting.delete(reply.ask)
    if ('value' in reply) one?.resolve(reply.value)
    else one?.reject(new PortError(reply.error.message, reply.error.fields))
  })
}

/** The parent's bucket as this process's AWS. */
export function bucketOfParent(by: Request['by']): ObjectStore {
  const method =
    (name: Method) =>
    (call: CallContext, ...args: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const ask = asked++
        waiting.set(ask, { resolve, reject })
        process.send!({
          ask,
          method: name,
          call: { tenant: call.tenant, operationId: call.operationId },
          by,
          args,
        } satisfies Request)
      })
  return Object.fromEntries(methods.map((name) => [name, method(name)])) as unknown as ObjectStore
}
