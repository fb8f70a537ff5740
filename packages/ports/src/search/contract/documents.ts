import { expect, it } from 'vitest'
import { document, library, settings, type ContractIndex } from './contract-index.ts'

/** Documents: versions decide, each entry by itself. */
export function documentsContract(on: ContractIndex): void {
  it('returns a document as it was given, vector and all', async () => {
    await on.fill(library)
    expect((await on.search.get(on.call(), on.index, 'soup')).value).toEqual(library[1])
    expect(await on.refused(on.search.get(on.call(), on.index, 'none'))).toBe('not_found')
  })

  it('takes newer versions, leaves equal ones, refuses older ones', async () => {
    await on.fill([document('a', { body: 'first' }, undefined, 5)])
    const versions = [5, 4, 6].map((version) => document('a', { body: `try ${version}` }, undefined, version))
    expect((await on.search.bulk(on.call(), on.index, versions)).value).toEqual([
      { id: 'a', result: 'unchanged' },
      { id: 'a', result: 'conflict' },
      { id: 'a', result: 'stored' },
    ])
    expect((await on.search.get(on.call(), on.index, 'a')).value).toEqual(document('a', { body: 'try 6' }, undefined, 6))
  })

  it('repeats a bulk without a second effect', async () => {
    await on.fill(library)
    const { value } = await on.search.bulk(on.call(), on.index, library)
    expect(value.map((outcome) => 'result' in outcome && outcome.result)).toEqual(Array(4).fill('unchanged'))
  })

  it('keeps a deleted document deleted against older writes', async () => {
    await on.fill([document('a', { body: 'words' }, undefined, 3)])
    expect((await on.search.delete(on.call(), on.index, 'a', 2)).value).toEqual({ id: 'a', result: 'conflict' })
    expect((await on.search.delete(on.call(), on.index, 'a', 4)).value).toEqual({ id: 'a', result: 'deleted' })
    expect((await on.search.bulk(on.call(), on.index, [document('a', { body: 'words' }, undefined, 3)])).value).toEqual([
      { id: 'a', result: 'conflict' },
    ])
    await on.search.refresh(on.call(), on.index)
    expect(await on.refused(on.search.get(on.call(), on.index, 'a'))).toBe('not_found')
    expect(await on.ids({ text: 'words' })).toEqual([])
    expect((await on.search.bulk(on.call(), on.index, [document('a', { body: 'words' }, undefined, 5)])).value).toEqual([
      { id: 'a', result: 'stored' },
    ])
  })

  it('deletes what is not there without a fuss', async () => {
    await on.fill([])
    expect((await on.search.delete(on.call(), on.index, 'ghost', 1)).value).toEqual({ id: 'ghost', result: 'deleted' })
  })

  it('fails a bad document alone, with a sentence', async () => {
    const outcomes = await on.fill([
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
    expect(await on.ids({ text: 'fine' })).toEqual(['also good', 'good'])
  })

  it('refuses more than 1,000 documents at once', async () => {
    await on.search.ensureIndex(on.call(), on.index, settings)
    const many = Array.from({ length: 1_001 }, (_, n) => document(`d${n}`, { body: 'x' }))
    expect(await on.refused(on.search.bulk(on.call(), on.index, many))).toBe('invalid_input')
  })

  it('finds a changed document by its new words only', async () => {
    await on.fill([document('a', { body: 'apples' })])
    await on.fill([document('a', { body: 'pears' }, undefined, 2)])
    expect(await on.ids({ text: 'apples' })).toEqual([])
    expect(await on.ids({ text: 'pears' })).toEqual(['a'])
  })
}
