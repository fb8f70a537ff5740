import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchContract } from './contract.ts'
import { createLocalSearch } from './local.ts'
import type { IndexSettings, SearchDocument, SearchIndex } from './port.ts'
import { BUILTIN_SPACE } from './rules.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const node = (maxBytes?: number) =>
  createLocalSearch({ db, timeoutMs: 20_000, ...(maxBytes === undefined ? {} : { maxBytes }) }).port

searchContract('twin', { search: () => node(), tenant: () => createTestTenant(db) })

const settings: IndexSettings = {
  language: 'en',
  textFields: { text: 1 },
  keywordFields: [],
  numberFields: [],
  vector: { space: BUILTIN_SPACE, dimensions: 128 },
}
const subjects = ['car engine wheel brake motor', 'apple pear plum cherry grape', 'violin cello flute horn drum'].map((line) =>
  line.split(' '),
)
const documents = (count: number): SearchDocument[] =>
  Array.from({ length: count }, (_, n) => {
    const words = subjects[n % 3]!
    return { id: `d${n}`, version: 1, fields: { text: [n, n + 1, n + 3].map((at) => words[at % 5]!).join(' ') } }
  })

describe('search twin: one index on several nodes', () => {
  let tenant: TenantRef
  const call = () => ({ tenant, operationId: operationId(randomUUID()), deadline: Deadline.in(20_000) })
  const hits = async (search: SearchIndex, text: string) => (await search.search(call(), 'shared', { text, size: 30 })).value.hits
  beforeAll(async () => {
    tenant = await createTestTenant(db)
    await node().ensureIndex(call(), 'shared', settings)
  })

  it('sees what another node wrote, and agrees on every score', async () => {
    const [one, other] = [node(), node()]
    await one.bulk(call(), 'shared', documents(60))
    await one.refresh(call(), 'shared')
    const first = await hits(one, 'violin drum')
    expect(first.length).toBeGreaterThan(5)
    expect(await hits(other, 'violin drum')).toEqual(first)
  })

  it('finds by meaning what shares no word, from a space that survives a restart', async () => {
    const found = await hits(node(), 'violin')
    const without = found.filter((hit) => !String(hit.fields.text).includes('violin'))
    expect(without.length).toBeGreaterThan(0)
    const musical = (text: string) => text.split(' ').every((word) => subjects[2]!.includes(word))
    expect(found.slice(0, 15).every((hit) => musical(String(hit.fields.text)))).toBe(true)
  })

  it('follows updates and deletions of another node, and learns again when it has grown', async () => {
    const [one, other] = [node(), node()]
    await hits(other, 'violin')
    await one.bulk(call(), 'shared', [{ id: 'd0', version: 2, fields: { text: 'zither' } }])
    await one.delete(call(), 'shared', 'd2', 2)
    await one.bulk(call(), 'shared', documents(200).slice(100))
    await one.refresh(call(), 'shared')
    expect((await hits(other, 'zither')).map((hit) => hit.id)[0]).toBe('d0')
    expect((await hits(other, 'violin cello flute horn drum')).map((hit) => hit.id)).not.toContain('d2')
    expect(await hits(other, 'motor')).toEqual(await hits(node(), 'motor'))
  })

  it('loses no write of many nodes at once', async () => {
    await node().ensureIndex(call(), 'busy', settings)
    const nodes = Array.from({ length: 4 }, () => node())
    await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        nodes[n % 4]!.bulk(call(), 'busy', [{ id: `b${n}`, version: 1, fields: { text: `common word${n}` } }]).then(() =>
          nodes[(n + 1) % 4]!.search(call(), 'busy', { text: 'common' }),
        ),
      ),
    )
    for (const each of nodes) expect((await each.search(call(), 'busy', { text: 'common' })).value.total).toBe(24)
  })

  it('answers the same when memory is so short that every index is built again', async () => {
    const short = node(1)
    await short.ensureIndex(call(), 'second', { ...settings, vector: null })
    const before = await hits(short, 'motor')
    expect((await short.search(call(), 'second', { text: 'x' })).value.total).toBe(0)
    expect(await hits(short, 'motor')).toEqual(before)
  })

  it('says so while it is still learning', async () => {
    await node().ensureIndex(call(), 'fresh', settings)
    await node().bulk(call(), 'fresh', documents(20))
    const answer = await node().search(call(), 'fresh', { text: 'violin' })
    expect(answer.degraded).toMatch(/still learning/)
    await node().refresh(call(), 'fresh')
    expect(await node().search(call(), 'fresh', { text: 'violin' })).not.toHaveProperty('degraded')
  })
})
