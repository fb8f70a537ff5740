import { expect } from 'vitest'
import { callOf, type Check } from '../../contract/suite.ts'
import { allPages, type MemoryBed } from './bed.ts'
import type { NewMemoryRecord } from '../port.ts'

const record = (
  requestId: string,
  namespace: string,
  content: string,
  metadata: Record<string, string> = {},
): NewMemoryRecord => ({
  requestId,
  namespaces: [namespace],
  content,
  metadata,
})

export function recordsContract(check: Check, open: () => MemoryBed): void {
  const memory = () => open().memory
  const call = (options = {}) => callOf(open().ours, options)
  const create = async (records: NewMemoryRecord[], options = {}) =>
    (await memory().createRecords(call(options), 'records', records)).value
  const list = async (namespacePrefix: string, limit = 100) =>
    (await allPages((cursor) => memory().listRecords(call(), 'records', { namespacePrefix, limit, ...cursor }))).items
  const idOf = (outcome: { recordId: string } | { error: string } | undefined) =>
    outcome && 'recordId' in outcome ? outcome.recordId : 'none'

  check('creates records and lists them with all they hold', async () => {
    const [outcome] = await create([record('r1', '/list/a', 'The budget was approved.', { meeting: 'm-1' })])
    expect(outcome).toMatchObject({ requestId: 'r1' })
    const [found] = await list('/list/a')
    expect(found).toMatchObject({
      recordId: idOf(outcome),
      namespaces: ['/list/a'],
      content: 'The budget was approved.',
      metadata: { meeting: 'm-1' },
    })
    expect(Math.abs((found?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
    expect(found?.updatedAt).toEqual(found?.createdAt)
  })

  check('one bad entry of a batch fails alone, in its place', async () => {
    const outcomes = await create([
      record('good-1', '/batch', 'a'),
      record('bad space', '/batch', 'b'),
      record('empty', '/batch', ''),
      { ...record('two', '/batch', 'c'), namespaces: ['/a', '/b'] },
      record('good-2', '/batch', 'd'),
    ])
    expect(outcomes.map((each) => each.requestId)).toEqual(['good-1', 'bad space', 'empty', 'two', 'good-2'])
    expect(outcomes.map((each) => 'recordId' in each)).toEqual([true, false, false, false, true])
    expect((await list('/batch')).map((each) => each.content).toSorted()).toEqual(['a', 'd'])
  })

  check('refuses a batch that is empty, too long or names a request twice', async () => {
    const many = Array.from({ length: 101 }, (_, index) => record(`r${index}`, '/many', 'x'))
    for (const records of [[], many, [record('same', '/x', 'a'), record('same', '/x', 'b')]])
      await expect(create(records)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  check('a batch repeated under its operation id adds nothing', async () => {
    const batch = [record('once-1', '/once', 'a'), record('once-2', '/once', 'b')]
    const first = await create(batch, { operation: 'batch-once' })
    expect(await create(batch, { operation: 'batch-once' })).toEqual(first)
    expect(await list('/once')).toHaveLength(2)
  })

  check('lists by the beginning of the namespace, page by page', async () => {
    const names = ['/prefix/team/a', '/prefix/team/b', '/prefix/teams', '/prefix/other']
    await create(names.map((name, index) => record(`p${index}`, name, name)))
    expect((await list('/prefix/team')).map((each) => each.content).toSorted()).toEqual(names.slice(0, 3))
    expect((await list('/prefix/team/', 1)).map((each) => each.content).toSorted()).toEqual(names.slice(0, 2))
    expect(await list('/nothing')).toEqual([])
  })

  check('retrieves what fits the words, best first, within the namespace', async () => {
    await create([
      record('q1', '/find/a', 'The committee approved the annual budget for the library.'),
      record('q2', '/find/a', 'Hiring of two engineers was postponed until autumn.'),
      record('q3', '/find/b', 'The budget review moves to Friday.'),
      record('q4', '/elsewhere', 'Budget, budget, budget.'),
    ])
    const find = async (text: string, namespacePrefix = '/find/', topK = 10) =>
      (await memory().retrieveRecords(call(), 'records', { namespacePrefix, text, topK })).value
    const found = await find('annual budget library')
    expect(found[0]?.content).toContain('annual budget')
    expect(found.map((each) => each.content)).not.toContain('Budget, budget, budget.')
    expect(found.every((each, index) => index === 0 || each.score <= (found[index - 1]?.score ?? 0))).toBe(true)
    expect(await find('annual budget library', '/find/', 1)).toHaveLength(1)
    expect((await find('budget', '/find/b')).map((each) => each.namespaces)).toEqual([['/find/b']])
    expect(await find('zebra')).toEqual([])
  })

  check('changes a record’s text or place and keeps the rest', async () => {
    const [outcome] = await create([record('u1', '/update/a', 'before', { meeting: 'm-1' })])
    const changed = (await memory().updateRecord(call(), 'records', idOf(outcome), { content: 'after' })).value
    expect(changed).toMatchObject({ content: 'after', namespaces: ['/update/a'], metadata: { meeting: 'm-1' } })
    expect(changed.updatedAt.getTime()).toBeGreaterThanOrEqual(changed.createdAt.getTime())
    await memory().updateRecord(call(), 'records', idOf(outcome), { namespaces: ['/update/b'] })
    expect(await list('/update/a')).toEqual([])
    expect(await list('/update/b')).toMatchObject([{ content: 'after' }])
  })

  check('a record that is not there is not found', async () => {
    const none = `mem-${'0'.repeat(36)}`
    await expect(memory().updateRecord(call(), 'records', none, { content: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(memory().deleteRecord(call(), 'records', none)).rejects.toMatchObject({ code: 'not_found', verdict: 'healthy' })
  })

  check('a deleted record is found no more', async () => {
    const [outcome] = await create([record('d1', '/delete', 'Unique zucchini.')])
    expect((await memory().deleteRecord(call(), 'records', idOf(outcome))).value).toEqual({ recordId: idOf(outcome) })
    expect(await list('/delete')).toEqual([])
    const query = { namespacePrefix: '/delete', text: 'zucchini' }
    expect((await memory().retrieveRecords(call(), 'records', query)).value).toEqual([])
  })

  check('records of one tenant are out of another’s reach', async () => {
    const [outcome] = await create([record('w1', '/wall', 'Secret cucumber.')])
    const theirs = () => callOf(open().theirs)
    expect((await memory().listRecords(theirs(), 'records', { namespacePrefix: '/wall' })).value.items).toEqual([])
    const query = { namespacePrefix: '/wall', text: 'cucumber' }
    expect((await memory().retrieveRecords(theirs(), 'records', query)).value).toEqual([])
    await expect(memory().deleteRecord(theirs(), 'records', idOf(outcome))).rejects.toMatchObject({ code: 'not_found' })
  })
}
