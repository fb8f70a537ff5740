import { describe, expect, it } from 'vitest'
import { TextIndex } from './text-index.ts'

const words = (text: string) => text.split(' ')

describe('TextIndex', () => {
  it('scores by BM25 as Robertson and Lucene write it', () => {
    const index = new TextIndex()
    for (const text of ['a b', 'a a c d', 'c']) index.add(words(text))
    const { hits, total } = index.search(['a'], 10)
    const idf = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    const average = 7 / 3
    const expected = (count: number, length: number) => (idf * count) / (count + 1.2 * (0.25 + (0.75 * length) / average))
    expect(total).toBe(2)
    expect(hits[0]).toEqual({ ordinal: 1, score: expect.closeTo(expected(2, 4), 12) as number })
    expect(hits[1]).toEqual({ ordinal: 0, score: expect.closeTo(expected(1, 2), 12) as number })
  })

  it('forgets a removed document in scores, counts and lengths', () => {
    const with3 = new TextIndex()
    for (const text of ['a b', 'a a c d', 'c']) with3.add(words(text))
    with3.remove(1)
    const never = new TextIndex()
    for (const text of ['a b', 'c']) never.add(words(text))
    expect(with3.search(['a', 'c'], 10).hits.map((hit) => hit.score)).toEqual(
      never.search(['a', 'c'], 10).hits.map((hit) => hit.score),
    )
  })

  it('answers the same when asked again', () => {
    const index = new TextIndex()
    for (let n = 0; n < 300; n++) index.add(words(`w${n % 7} w${n % 11} w${n % 13}`))
    expect(index.search(['w3', 'w5'], 5)).toEqual(index.search(['w3', 'w5'], 5))
  })

  it('counts all matches and returns the best few, filter applied before the cut', () => {
    const index = new TextIndex()
    for (let n = 0; n < 100; n++) index.add(words(`a ${'x '.repeat(n)}y`))
    const { hits, total } = index.search(['a'], 3, (ordinal) => ordinal >= 50)
    expect(total).toBe(50)
    expect(hits.map((hit) => hit.ordinal)).toEqual([50, 51, 52])
  })

  it('knows no term it was not given', () => {
    const index = new TextIndex()
    index.add(['a'])
    expect(index.search(['b'], 10)).toEqual({ hits: [], total: 0 })
    expect(new TextIndex().search(['b'], 10)).toEqual({ hits: [], total: 0 })
  })
})
