import type { Answer } from './aws-answer.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Message, Upstream } from './upstream.ts'

const jsonAnswer = ({ status, rawHeaders }: Answer, content: unknown): Answer => {
  const body = Buffer.from(JSON.stringify(content))
  const isFraming = (name: string) => /^content-(length|encoding)$/i.test(name)
  const others = rawHeaders.flatMap((name, at) => (at % 2 === 0 && !isFraming(name) ? [name, rawHeaders[at + 1] ?? ''] : []))
  return { status, rawHeaders: [...others, 'Content-Length', String(body.length)], body }
}

interface Records {
  records: { requestIdentifier?: string; memoryRecordId?: string }[]
}

async function halfOfRecords(upstream: Upstream, message: Message, body: Buffer): Promise<Answer> {
  const input = JSON.parse(body.toString()) as Records
  const half = Math.floor(input.records.length / 2)
  const failed = input.records.slice(half).map(({ requestIdentifier, memoryRecordId }) => ({
    requestIdentifier,
    memoryRecordId: memoryRecordId ?? `mem-${'0'.repeat(36)}`,
    status: 'FAILED',
    errorCode: 500,
    errorMessage: 'The service had an internal error.',
  }))
  const answer = await upstream.ask(message, Buffer.from(JSON.stringify({ ...input, records: input.records.slice(0, half) })))
  const output = JSON.parse(answer.body.toString()) as { failedRecords?: unknown[] }
  return jsonAnswer(answer, { ...output, failedRecords: [...(output.failedRecords ?? []), ...failed] })
}

type Action = Record<string, { _id?: string }>
interface Bulk {
  errors: boolean
  items: unknown[]
}

async function halfOfBulk(upstream: Upstream, message: Message, body: Buffer): Promise<Answer> {
  const lines = body.toString().trimEnd().split('\n')
  const entries: string[][] = []
  for (let at = 0; at < lines.length;) {
    const length = 'delete' in (JSON.parse(lines[at] ?? '{}') as Action) ? 1 : 2
    entries.push(lines.slice(at, at + length))
    at += length
  }
  const half = Math.floor(entries.length / 2)
  const failed = entries.slice(half).map(([action = '{}']) => {
    const error = { type: 'rejected_execution_exception', reason: 'rejected execution of coordinating operation' }
    return Object.fromEntries(
      Object.entries(JSON.parse(action) as Action).map(([verb, its]) => [verb, { ...its, status: 429, error }]),
    )
  })
  const answer = await upstream.ask(message, Buffer.from(`${entries.slice(0, half).flat().join('\n')}\n`))
  const output = JSON.parse(answer.body.toString()) as Bulk
  return jsonAnswer(answer, { ...output, errors: true, items: [...output.items, ...failed] })
}

/** Sends the first half of a batch and says of the rest that it failed; what is no batch goes through whole. */
export async function askForHalf(
  upstream: Upstream,
  message: Message,
  { operation }: RequestFacts,
  body: Buffer,
): Promise<Answer> {
  if (
    operation === 'BatchCreateMemoryRecords' ||
    operation === 'BatchUpdateMemoryRecords' ||
    operation === 'BatchDeleteMemoryRecords'
  )
    return halfOfRecords(upstream, message, body)
  if (operation === 'Bulk') return halfOfBulk(upstream, message, body)
  return upstream.ask(message, body)
}
