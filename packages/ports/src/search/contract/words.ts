import { Deadline } from '@understudy/core'
import { expect, it } from 'vitest'
import type { SearchQuery } from '../port.ts'
import { document, library, settings, type ContractIndex } from './contract-index.ts'

/** Words: analysed, weighed, filtered, counted. */
export function wordsContract(on: ContractIndex): void {
  it('finds words in their other forms and leaves stop words out', async () => {
    await on.fill(library)
    expect(await on.ids({ text: 'the committee agrees' })).toEqual(['budget'])
    expect(await on.ids({ text: 'radio' })).toEqual(['radio'])
    expect(await on.find({ text: 'the and of' })).toEqual({ hits: [], total: 0 })
  })

  it('analyses Swedish as Swedish', async () => {
    await on.fill([document('a', { body: 'Regeringens förslag om skatterna' }), document('b', { body: 'Kommunen och skolan' })], {
      ...settings,
      language: 'sv',
    })
    expect(await on.ids({ text: 'skatt och regering' })).toEqual(['a'])
  })

  it('ranks by BM25 with field weights', async () => {
    await on.fill(library)
    expect(await on.ids({ text: 'bread', mode: 'text' })).toEqual(['bread', 'soup'])
    const { hits } = await on.find({ text: 'water', mode: 'text' })
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a))
    expect(hits).toHaveLength(3)
  })

  it('returns the fields with each hit, counts all matches and keeps to the size', async () => {
    await on.fill(library)
    const { hits, total } = await on.find({ text: 'water', mode: 'text', size: 1 })
    expect(total).toBe(3)
    expect(hits).toHaveLength(1)
    expect(hits[0]!.fields).toEqual(library.find((each) => each.id === hits[0]!.id)!.fields)
  })

  it('orders equal scores by id', async () => {
    await on.fill(['c', 'a', 'b'].map((id) => document(id, { body: 'same words' })))
    expect(await on.ids({ text: 'same' })).toEqual(['a', 'b', 'c'])
  })

  it('filters by keyword, list and range, all of which must hold', async () => {
    await on.fill(library)
    const filtered = (...filters: NonNullable<SearchQuery['filters']>) => on.ids({ filters })
    expect(await filtered({ field: 'kind', equals: 'recipe' })).toEqual(['bread', 'soup'])
    expect(await filtered({ field: 'tags', equals: 'easy' })).toEqual(['bread', 'radio'])
    expect(await filtered({ field: 'kind', in: ['minutes', 'manual'] })).toEqual(['budget', 'radio'])
    expect(await filtered({ field: 'year', from: 2002, to: 2020 })).toEqual(['budget', 'radio', 'soup'])
    expect(await filtered({ field: 'year', equals: 2020 }, { field: 'kind', equals: 'manual' })).toEqual(['radio'])
    expect(await on.ids({ text: 'water', filters: [{ field: 'kind', equals: 'manual' }] })).toEqual(['radio'])
    expect((await on.find({ filters: [{ field: 'year', from: 2010 }], size: 1 })).total).toBe(3)
  })

  it('refuses filters on fields that were not declared, and sizes out of range', async () => {
    await on.fill(library)
    expect(await on.refused(on.find({ filters: [{ field: 'body', equals: 'x' }] }))).toBe('invalid_input')
    expect(await on.refused(on.find({ filters: [{ field: 'kind', from: 1 }] }))).toBe('invalid_input')
    expect(await on.refused(on.find({ text: 'x', size: 0 }))).toBe('invalid_input')
    expect(await on.refused(on.find({ text: 'x', size: 201 }))).toBe('invalid_input')
  })

  it('takes any text as words, not as syntax', async () => {
    await on.fill(library)
    for (const text of ['"bread', 'bread AND (', 'body:*', '🥖 bread', "'; DROP TABLE--", 'bread\u0000']) {
      expect(await on.refused(on.find({ text }))).toBe('no error')
    }
    expect(await on.ids({ text: '*' })).toEqual([])
  })

  it('says who answered, and ends when the caller has left', async () => {
    await on.fill(library)
    const answer = await on.search.search(on.call(), on.index, { text: 'water' })
    expect(answer).toMatchObject({ servedBy: expect.stringMatching(/^(local|aws:)/) as string, ageMs: 0 })
    const left = on.search.search({ ...on.call(), signal: AbortSignal.abort() }, on.index, { text: 'water' })
    await expect(left).rejects.toMatchObject({ verdict: 'ignore' })
    const late = on.search.search({ ...on.call(), deadline: Deadline.in(0) }, on.index, { text: 'water' })
    await expect(late).rejects.toMatchObject({ code: 'deadline_exceeded', verdict: 'unhealthy' })
  })
}
