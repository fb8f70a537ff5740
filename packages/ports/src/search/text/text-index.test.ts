import { seededRandom } from '@understudy/core'
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

  it('leaves nothing out by leaving out what cannot win', () => {
    const random = seededRandom(11)
    // Few words are common and many rare, as in any text.
    const word = () => `w${Math.floor(random() ** 3 * 60)}`
    const texts = Array.from({ length: 400 }, () => Array.from({ length: 3 + Math.floor(random() * 12) }, word))
    const index = new TextIndex()
    for (const text of texts) index.add(text)
    for (let n = 0; n < 40; n++) index.remove(n * 7)
    for (let query = 0; query < 60; query++) {
      const terms = Array.from({ length: 1 + Math.floor(random() * 8) }, word)
      const allows = query % 3 === 0 ? (ordinal: number) => ordinal % 2 === 0 : undefined
      const all = index.search(terms, 1_000, allows)
      const holding = texts.filter(
        (text, n) => index.termCounts(n) && (allows?.(n) ?? true) && text.some((each) => terms.includes(each)),
      )
      expect(all.total).toBe(holding.length)
      expect(all.hits).toHaveLength(all.total)
      const few = index.search(terms, 5, allows)
      expect(few).toEqual({ hits: all.hits.slice(0, 5), total: all.total })
    }
  })

  it('knows no term it was not given', () => {
    const index = new TextIndex()
    index.add(['a'])
    expect(index.search(['b'], 10)).toEqual({ hits: [], total: 0 })
    expect(new TextIndex().search(['b'], 10)).toEqual({ hits: [], total: 0 })
  })
})
