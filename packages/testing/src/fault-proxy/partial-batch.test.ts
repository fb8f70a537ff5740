import { expect, it } from 'vitest'
import { askForHalf } from './partial-batch.ts'
import type { Upstream } from './upstream.ts'

const facts = (operation: string) => ({ service: 'opensearch', operation, isOf: () => false }) as const
const message = { method: 'POST', path: '/', rawHeaders: [] }
/** Answers with what it was sent. */
const echo = (answerTo: (body: string) => unknown) =>
  ({
    ask: (_: unknown, body: Buffer) =>
      Promise.resolve({
        status: 200,
        rawHeaders: ['Content-Length', '0'],
        body: Buffer.from(JSON.stringify(answerTo(body.toString()))),
      }),
  }) as unknown as Upstream

it('fails the second half of a batch of records inside a success', async () => {
  const body = Buffer.from(JSON.stringify({ records: ['a', 'b', 'c', 'd'].map((requestIdentifier) => ({ requestIdentifier })) }))
  const upstream = echo((sent) => ({
    successfulRecords: (JSON.parse(sent) as { records: unknown[] }).records,
    failedRecords: [],
  }))
  const answer = await askForHalf(upstream, message, facts('BatchCreateMemoryRecords'), body)
  expect(answer.rawHeaders).toEqual(['Content-Length', String(answer.body.length)])
  expect(JSON.parse(answer.body.toString())).toMatchObject({
    successfulRecords: [{ requestIdentifier: 'a' }, { requestIdentifier: 'b' }],
    failedRecords: [{ requestIdentifier: 'c' }, { requestIdentifier: 'd' }],
  })
})

it('fails the second half of a bulk, deletions among them', async () => {
  const lines = [
    { index: { _id: '1' } },
    { x: 1 },
    { delete: { _id: '2' } },
    { index: { _id: '3' } },
    { x: 3 },
    { delete: { _id: '4' } },
  ]
  const upstream = echo((sent) => ({ errors: false, items: sent.trim().split('\n') }))
  const body = Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))
  const { items, errors } = JSON.parse((await askForHalf(upstream, message, facts('Bulk'), body)).body.toString()) as {
    errors: boolean
    items: unknown[]
  }
  expect(errors).toBe(true)
  expect(items.slice(0, 3)).toEqual(lines.slice(0, 3).map((line) => JSON.stringify(line)))
  expect(items.slice(3)).toMatchObject([{ index: { _id: '3', status: 429 } }, { delete: { _id: '4', status: 429 } }])
})
