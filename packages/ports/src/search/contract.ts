import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallContext } from '../call.ts'
import { PortError } from '../port-error.ts'
import type { IndexSettings, SearchDocument, SearchIndex, SearchQuery } from './port.ts'
import { BUILTIN_SPACE } from './rules.ts'

export interface SearchContractBed {
  search(): SearchIndex
  tenant(): Promise<TenantRef>
}

const settings: IndexSettings = {
  language: 'en',
  textFields: { title: 2, body: 1 },
  keywordFields: ['kind', 'tags'],
  numberFields: ['year'],
  vector: { space: 'test-3d', dimensions: 3 },
}

const document = (id: string, fields: SearchDocument['fields'], vector?: number[], version = 1): SearchDocument => ({
  id,
  version,
  fields,
  ...(vector === undefined ? {} : { vector }),
})

const library = [
  document(
    'bread',
    { title: 'Baking bread', body: 'Flour, water and yeast.', kind: 'recipe', tags: ['oven', 'easy'], year: 2001 },
    [1, 0, 0],
  ),
  document(
    'soup',
    { title: 'Soup', body: 'Water, salt and whatever bread is left.', kind: 'recipe', tags: ['pot'], year: 2010 },
    [0.8, 0.6, 0],
  ),
  document(
    'budget',
    { title: 'The budget', body: 'The committees agreed on the budget.', kind: 'minutes', tags: [], year: 2020 },
    [0, 1, 0],
  ),
  document('radio', { title: 'Radios', body: 'A radio needs no water.', kind: 'manual', tags: ['easy'], year: 2020 }, [0, 0, 1]),
]

/** Every rule of the search port, once; each provider runs all of it. */
export function searchContract(name: string, bed: SearchContractBed): void {
  describe(`search contract: ${name}`, () => {
    let tenant: TenantRef
    let index: string
    let search: SearchIndex
    const call = (who: TenantRef = tenant): CallContext => ({
      tenant: who,
      operationId: operationId(randomUUID()),
      deadline: Deadline.in(20_000),
    })
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => 'no error',
        (error: unknown) => (error instanceof PortError ? error.code : error),
      )
    const find = async (query: SearchQuery) => (await search.search(call(), index, query)).value
    const ids = async (query: SearchQuery) => (await find(query)).hits.map((hit) => hit.id)
    const fill = async (documents: SearchDocument[], its = settings) => {
      await search.ensureIndex(call(), index, its)
      const { value } = await search.bulk(call(), index, documents)
      await search.refresh(call(), index)
      return value
    }

    beforeAll(async () => {
      tenant = await bed.tenant()
      search = bed.search()
    })
    beforeEach(() => {
      index = `i-${randomUUID().slice(0, 13)}`
    })

    it('creates an index once', async () => {
      expect((await search.ensureIndex(call(), index, settings)).value).toEqual({ created: true })
      expect((await search.ensureIndex(call(), index, settings)).value).toEqual({ created: false })
    })

    it('refuses an index that is there with other settings', async () => {
      await search.ensureIndex(call(), index, settings)
      expect(await refused(search.ensureIndex(call(), index, { ...settings, language: 'sv' }))).toBe('conflict')
      expect(await refused(search.ensureIndex(call(), index, { ...settings, vector: { space: 'other', dimensions: 3 } }))).toBe(
        'conflict',
      )
    })

    it('refuses names and settings that cannot be', async () => {
      expect(await refused(search.ensureIndex(call(), 'Not A Name', settings))).toBe('invalid_input')
      expect(await refused(search.ensureIndex(call(), '../x', settings))).toBe('invalid_input')
      expect(await refused(search.ensureIndex(call(), index, { ...settings, textFields: {} }))).toBe('invalid_input')
      expect(await refused(search.ensureIndex(call(), index, { ...settings, numberFields: ['kind'] }))).toBe('invalid_input')
    })

    it('deletes an index with its documents, and says whether there was one', async () => {
      await fill(library)
      expect((await search.deleteIndex(call(), index)).value).toEqual({ deleted: true })
      expect((await search.deleteIndex(call(), index)).value).toEqual({ deleted: false })
      await fill([])
      expect((await find({ text: 'water' })).total).toBe(0)
    })

    it('knows no index that was not made', async () => {
      expect(await refused(search.search(call(), index, { text: 'x' }))).toBe('not_found')
      expect(await refused(search.bulk(call(), index, library))).toBe('not_found')
      expect(await refused(search.refresh(call(), index))).toBe('not_found')
      expect(await refused(search.get(call(), index, 'a'))).toBe('not_found')
      expect(await refused(search.delete(call(), index, 'a', 1))).toBe('not_found')
    })

    it('returns a document as it was given, vector and all', async () => {
      await fill(library)
      expect((await search.get(call(), index, 'soup')).value).toEqual(library[1])
      expect(await refused(search.get(call(), index, 'none'))).toBe('not_found')
    })

    it('takes newer versions, leaves equal ones, refuses older ones', async () => {
      await fill([document('a', { body: 'first' }, undefined, 5)])
      const versions = [5, 4, 6].map((version) => document('a', { body: `try ${version}` }, undefined, version))
      expect((await search.bulk(call(), index, versions)).value).toEqual([
        { id: 'a', result: 'unchanged' },
        { id: 'a', result: 'conflict' },
        { id: 'a', result: 'stored' },
      ])
      expect((await search.get(call(), index, 'a')).value).toEqual(document('a', { body: 'try 6' }, undefined, 6))
    })

    it('repeats a bulk without a second effect', async () => {
      await fill(library)
      const { value } = await search.bulk(call(), index, library)
      expect(value.map((outcome) => 'result' in outcome && outcome.result)).toEqual(Array(4).fill('unchanged'))
    })

    it('keeps a deleted document deleted against older writes', async () => {
      await fill([document('a', { body: 'words' }, undefined, 3)])
      expect((await search.delete(call(), index, 'a', 2)).value).toEqual({ id: 'a', result: 'conflict' })
      expect((await search.delete(call(), index, 'a', 4)).value).toEqual({ id: 'a', result: 'deleted' })
      expect((await search.bulk(call(), index, [document('a', { body: 'words' }, undefined, 3)])).value).toEqual([
        { id: 'a', result: 'conflict' },
      ])
      await search.refresh(call(), index)
      expect(await refused(search.get(call(), index, 'a'))).toBe('not_found')
      expect(await ids({ text: 'words' })).toEqual([])
      expect((await search.bulk(call(), index, [document('a', { body: 'words' }, undefined, 5)])).value).toEqual([
        { id: 'a', result: 'stored' },
      ])
    })

    it('deletes what is not there without a fuss', async () => {
      await fill([])
      expect((await search.delete(call(), index, 'ghost', 1)).value).toEqual({ id: 'ghost', result: 'deleted' })
    })

    it('fails a bad document alone, with a sentence', async () => {
      const outcomes = await fill([
        document('good', { body: 'fine' }),
        document('short', { body: 'x' }, [1, 0]),
        document('long', { body: 'x' }, [3, 4, 0]),
        document('year', { year: 'last year' }),
        document('', { body: 'x' }),
        document('version', { body: 'x' }, undefined, 0),
        document('also good', { body: 'fine' }),
      ])
      expect(outcomes.map((outcome) => ('result' in outcome ? outcome.result : 'error'))).toEqual([
        'stored',
        'error',
        'error',
        'error',
        'error',
        'error',
        'stored',
      ])
      expect(await ids({ text: 'fine' })).toEqual(['also good', 'good'])
    })

    it('refuses more than 1,000 documents at once', async () => {
      await search.ensureIndex(call(), index, settings)
      const many = Array.from({ length: 1_001 }, (_, n) => document(`d${n}`, { body: 'x' }))
      expect(await refused(search.bulk(call(), index, many))).toBe('invalid_input')
    })

    it('finds words in their other forms and leaves stop words out', async () => {
      await fill(library)
      expect(await ids({ text: 'the committee agrees' })).toEqual(['budget'])
      expect(await ids({ text: 'radio' })).toEqual(['radio'])
      expect(await find({ text: 'the and of' })).toEqual({ hits: [], total: 0 })
    })

    it('analyses Swedish as Swedish', async () => {
      await fill([document('a', { body: 'Regeringens förslag om skatterna' }), document('b', { body: 'Kommunen och skolan' })], {
        ...settings,
        language: 'sv',
      })
      expect(await ids({ text: 'skatt och regering' })).toEqual(['a'])
    })

    it('ranks by BM25 with field weights', async () => {
      await fill(library)
      expect(await ids({ text: 'bread', mode: 'text' })).toEqual(['bread', 'soup'])
      const { hits } = await find({ text: 'water', mode: 'text' })
      expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a))
      expect(hits).toHaveLength(3)
    })

    it('returns the fields with each hit, counts all matches and keeps to the size', async () => {
      await fill(library)
      const { hits, total } = await find({ text: 'water', mode: 'text', size: 1 })
      expect(total).toBe(3)
      expect(hits).toHaveLength(1)
      expect(hits[0]!.fields).toEqual(library.find((each) => each.id === hits[0]!.id)!.fields)
    })

    it('orders equal scores by id', async () => {
      await fill(['c', 'a', 'b'].map((id) => document(id, { body: 'same words' })))
      expect(await ids({ text: 'same' })).toEqual(['a', 'b', 'c'])
    })

    it('finds the nearest vectors by cosine', async () => {
      await fill(library)
      const { hits } = await find({ vector: { space: 'test-3d', values: [1, 0, 0] }, size: 2 })
      expect(hits.map((hit) => hit.id)).toEqual(['bread', 'soup'])
      expect(hits.map((hit) => hit.score)).toEqual([expect.closeTo(1, 3), expect.closeTo(0.8, 3)])
    })

    it('filters inside the vector search', async () => {
      await fill(
        Array.from({ length: 60 }, (_, n) =>
          document(`d${n}`, { kind: n < 55 ? 'near' : 'far' }, n < 55 ? [1, 0, 0] : [0, 0.6, 0.8]),
        ),
      )
      const found = await ids({
        vector: { space: 'test-3d', values: [1, 0, 0] },
        filters: [{ field: 'kind', equals: 'far' }],
        size: 5,
      })
      expect(found.toSorted()).toEqual(['d55', 'd56', 'd57', 'd58', 'd59'])
    })

    it('never compares two spaces', async () => {
      await fill(library)
      expect(await refused(find({ vector: { space: 'other', values: [1, 0, 0] } }))).toBe('precondition_failed')
      expect(await refused(find({ vector: { space: 'test-3d', values: [1, 0] } }))).toBe('invalid_input')
    })

    it('joins words and meaning when both are given', async () => {
      await fill(library)
      const vector = { space: 'test-3d', values: [0, 1, 0] }
      expect((await ids({ text: 'bread', vector }))[0]).toBe('soup')
      expect(await ids({ text: 'bread', vector, mode: 'text' })).toEqual(['bread', 'soup'])
      expect((await ids({ text: 'bread', vector, mode: 'vector' }))[0]).toBe('budget')
    })

    it('filters by keyword, list and range, all of which must hold', async () => {
      await fill(library)
      const filtered = (...filters: NonNullable<SearchQuery['filters']>) => ids({ filters })
      expect(await filtered({ field: 'kind', equals: 'recipe' })).toEqual(['bread', 'soup'])
      expect(await filtered({ field: 'tags', equals: 'easy' })).toEqual(['bread', 'radio'])
      expect(await filtered({ field: 'kind', in: ['minutes', 'manual'] })).toEqual(['budget', 'radio'])
      expect(await filtered({ field: 'year', from: 2002, to: 2020 })).toEqual(['budget', 'radio', 'soup'])
      expect(await filtered({ field: 'year', equals: 2020 }, { field: 'kind', equals: 'manual' })).toEqual(['radio'])
      expect(await ids({ text: 'water', filters: [{ field: 'kind', equals: 'manual' }] })).toEqual(['radio'])
      expect((await find({ filters: [{ field: 'year', from: 2010 }], size: 1 })).total).toBe(3)
    })

    it('refuses filters on fields that were not declared, and sizes out of range', async () => {
      await fill(library)
      expect(await refused(find({ filters: [{ field: 'body', equals: 'x' }] }))).toBe('invalid_input')
      expect(await refused(find({ filters: [{ field: 'kind', from: 1 }] }))).toBe('invalid_input')
      expect(await refused(find({ text: 'x', size: 0 }))).toBe('invalid_input')
      expect(await refused(find({ text: 'x', size: 201 }))).toBe('invalid_input')
    })

    it('takes any text as words, not as syntax', async () => {
      await fill(library)
      for (const text of ['"bread', 'bread AND (', 'body:*', '🥖 bread', "'; DROP TABLE--", 'bread\u0000']) {
        expect(await refused(find({ text }))).toBe('no error')
      }
      expect(await ids({ text: '*' })).toEqual([])
    })

    it('finds a changed document by its new words only', async () => {
      await fill([document('a', { body: 'apples' })])
      await fill([document('a', { body: 'pears' }, undefined, 2)])
      expect(await ids({ text: 'apples' })).toEqual([])
      expect(await ids({ text: 'pears' })).toEqual(['a'])
    })

    it('keeps tenants with the same index name apart', async () => {
      await fill(library)
      const other = await bed.tenant()
      expect(await refused(search.search(call(other), index, { text: 'water' }))).toBe('not_found')
      await search.ensureIndex(call(other), index, settings)
      await search.refresh(call(other), index)
      expect((await search.search(call(other), index, { text: 'water' })).value.total).toBe(0)
      expect(await refused(search.get(call(other), index, 'bread'))).toBe('not_found')
    })

    it('takes no vectors into an index that makes its own, and searches it by words at least', async () => {
      const builtin = { ...settings, vector: { space: BUILTIN_SPACE, dimensions: 128 } }
      const [withVector, without] = await fill(
        [document('v', { body: 'x' }, [1, 0, 0]), document('w', { body: 'water music' })],
        builtin,
      )
      expect(withVector).toHaveProperty('error')
      expect(without).toEqual({ id: 'w', result: 'stored' })
      expect(await ids({ text: 'music' })).toEqual(['w'])
    })

    it('says who answered, and ends when the caller has left', async () => {
      await fill(library)
      const answer = await search.search(call(), index, { text: 'water' })
      expect(answer).toMatchObject({ servedBy: expect.stringMatching(/^(local|aws:)/) as string, ageMs: 0 })
      const left = search.search({ ...call(), signal: AbortSignal.abort() }, index, { text: 'water' })
      await expect(left).rejects.toMatchObject({ verdict: 'ignore' })
      const late = search.search({ ...call(), deadline: Deadline.in(0) }, index, { text: 'water' })
      await expect(late).rejects.toMatchObject({ code: 'deadline_exceeded', verdict: 'unhealthy' })
    })
  })
}
