import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { currentTraceId, currentTraceParent, inTrace, withSpan } from './index.ts'
import { startTracing } from './start-tracing.ts'

interface ReceivedSpan {
  name: string
  traceId: string
  parentSpanId?: string
}

const received: ReceivedSpan[] = []
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { resourceSpans: { scopeSpans: { spans: ReceivedSpan[] }[] }[] }
    received.push(...body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)))
    response.end('{}')
  })
})
let tracing: { stop(): Promise<void> }

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  tracing = startTracing('test', '0.0.0', `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`)
})
afterAll(() => receiver.close())

it('keeps one trace from the request to the job that goes on with it', async () => {
  const stored = await withSpan('request', {}, async () => ({ parent: currentTraceParent(), traceId: currentTraceId() }))
  await inTrace(stored.parent, () => withSpan('job', {}, async () => undefined))
  await tracing.stop()
  const [request, job] = ['request', 'job'].map((name) => received.find((span) => span.name === name))
  expect(request?.traceId).toBe(stored.traceId)
  expect(job?.traceId).toBe(stored.traceId)
  expect(job?.parentSpanId).toBeTruthy()
})
