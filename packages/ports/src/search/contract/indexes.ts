import { expect, it } from 'vitest'
import { library, settings, type ContractIndex } from './contract-index.ts'

/** Indexes: made once, of one shape, one tenant’s. */
export function indexesContract(on: ContractIndex): void {
  it('creates an index once', async () => {
    expect((await on.search.ensureIndex(on.call(), on.index, settings)).value).toEqual({ created: true })
    expect((await on.search.ensureIndex(on.call(), on.index, settings)).value).toEqual({ created: false })
  })

  it('refuses an index that is there with other settings', async () => {
    await on.search.ensureIndex(on.call(), on.index, settings)
    expect(await on.refused(on.search.ensureIndex(on.call(), on.index, { ...settings, language: 'sv' }))).toBe('conflict')
    expect(
      await on.refused(on.search.ensureIndex(on.call(), on.index, { ...settings, vector: { space: 'other', dimensions: 3 } })),
    ).toBe('conflict')
  })

  it('refuses names and settings that cannot be', async () => {
    expect(await on.refused(on.search.ensureIndex(on.call(), 'Not A Name', settings))).toBe('invalid_input')
    expect(await on.refused(on.search.ensureIndex(on.call(), '../x', settings))).toBe('invalid_input')
    expect(await on.refused(on.search.ensureIndex(on.call(), on.index, { ...settings, textFields: {} }))).toBe('invalid_input')
    expect(await on.refused(on.search.ensureIndex(on.call(), on.index, { ...settings, numberFields: ['kind'] }))).toBe(
      'invalid_input',
    )
  })

  it('deletes an index with its documents, and says whether there was one', async () => {
    await on.fill(library)
    expect((await on.search.deleteIndex(on.call(), on.index)).value).toEqual({ deleted: true })
    expect((await on.search.deleteIndex(on.call(), on.index)).value).toEqual({ deleted: false })
    await on.fill([])
    expect((await on.find({ text: 'water' })).total).toBe(0)
  })

  it('knows no index that was not made', async () => {
    expect(await on.refused(on.search.search(on.call(), on.index, { text: 'x' }))).toBe('not_found')
    expect(await on.refused(on.search.bulk(on.call(), on.index, library))).toBe('not_found')
    expect(await on.refused(on.search.refresh(on.call(), on.index))).toBe('not_found')
    expect(await on.refused(on.search.get(on.call(), on.index, 'a'))).toBe('not_found')
    expect(await on.refused(on.search.delete(on.call(), on.index, 'a', 1))).toBe('not_found')
  })

  it('keeps tenants with the same index name apart', async () => {
    await on.fill(library)
    const other = await on.bed.tenant()
    expect(await on.refused(on.search.search(on.call(other), on.index, { text: 'water' }))).toBe('not_found')
    await on.search.ensureIndex(on.call(other), on.index, settings)
    await on.search.refresh(on.call(other), on.index)
    expect((await on.search.search(on.call(other), on.index, { text: 'water' })).value.total).toBe(0)
    expect(await on.refused(on.search.get(on.call(other), on.index, 'bread'))).toBe('not_found')
  })
}
