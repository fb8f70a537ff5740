import { expect, it } from 'vitest'
import { BUILTIN_SPACE } from '../rules.ts'
import { document, library, settings, type ContractIndex } from './contract-index.ts'

/** Vectors: one space an index, filters inside, joined with words. */
export function vectorsContract(on: ContractIndex): void {
  it('finds the nearest vectors by cosine', async () => {
    await on.fill(library)
    const { hits } = await on.find({ vector: { space: 'test-3d', values: [1, 0, 0] }, size: 2 })
    expect(hits.map((hit) => hit.id)).toEqual(['bread', 'soup'])
    expect(hits.map((hit) => hit.score)).toEqual([expect.closeTo(1, 3), expect.closeTo(0.8, 3)])
  })

  it('filters inside the vector search', async () => {
    await on.fill(
      Array.from({ length: 60 }, (_, n) =>
        document(`d${n}`, { kind: n < 55 ? 'near' : 'far' }, n < 55 ? [1, 0, 0] : [0, 0.6, 0.8]),
      ),
    )
    const found = await on.ids({
      vector: { space: 'test-3d', values: [1, 0, 0] },
      filters: [{ field: 'kind', equals: 'far' }],
      size: 5,
    })
    expect(found.toSorted()).toEqual(['d55', 'd56', 'd57', 'd58', 'd59'])
  })

  it('never compares two spaces', async () => {
    await on.fill(library)
    expect(await on.refused(on.find({ vector: { space: 'other', values: [1, 0, 0] } }))).toBe('precondition_failed')
    expect(await on.refused(on.find({ vector: { space: 'test-3d', values: [1, 0] } }))).toBe('invalid_input')
  })

  it('joins words and meaning when both are given', async () => {
    await on.fill(library)
    const vector = { space: 'test-3d', values: [0, 1, 0] }
    expect((await on.ids({ text: 'bread', vector }))[0]).toBe('soup')
    expect(await on.ids({ text: 'bread', vector, mode: 'text' })).toEqual(['bread', 'soup'])
    expect((await on.ids({ text: 'bread', vector, mode: 'vector' }))[0]).toBe('budget')
  })

  it('takes no vectors into an index that makes its own, and searches it by words at least', async () => {
    const builtin = { ...settings, vector: { space: BUILTIN_SPACE, dimensions: 128 } }
    const [withVector, without] = await on.fill(
      [document('v', { body: 'x' }, [1, 0, 0]), document('w', { body: 'water music' })],
      builtin,
    )
    expect(withVector).toHaveProperty('error')
    expect(without).toEqual({ id: 'w', result: 'stored' })
    expect(await on.ids({ text: 'music' })).toEqual(['w'])
  })
}
