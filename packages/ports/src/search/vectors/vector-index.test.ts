import { seededRandom } from '@understudy/core'
import { describe, expect, it } from 'vitest'
import { toUnitLength } from './dot.ts'
import { VectorIndex } from './vector-index.ts'

const random = seededRandom(3)
const normal = () => random() + random() + random() + random() - 2
const near = (centre: Float32Array, spread: number) => toUnitLength(centre.map((value) => value + spread * normal()))
const anyUnit = (dimensions: number) => toUnitLength(Float32Array.from({ length: dimensions }, normal))

describe('VectorIndex', () => {
  it('answers the nearest first by cosine, without removed, absent and zero vectors', () => {
    const index = new VectorIndex(2)
    index.set(0, [1, 0])
    index.set(1, [0, 1])
    index.set(3, [0, 0])
    index.set(4, [0.6, 0.8])
    index.remove(1)
    expect(index.search(new Float32Array([0, 1]), 5)).toEqual([
      { ordinal: 4, score: expect.closeTo(0.8, 6) as number },
      { ordinal: 0, score: 0 },
    ])
  })

  it('filters inside the search: as many as asked for, if so many are allowed', () => {
    const index = new VectorIndex(8)
    for (let n = 0; n < 500; n++) index.set(n, anyUnit(8))
    const hits = index.search(anyUnit(8), 10, (ordinal) => ordinal % 50 === 0)
    expect(hits).toHaveLength(10)
    expect(hits.every((hit) => hit.ordinal % 50 === 0)).toBe(true)
  })

  it('finds at least 95 of 100 true neighbours by sketches in a large clustered collection', () => {
    const dimensions = 64
    const centres = Array.from({ length: 50 }, () => anyUnit(dimensions))
    const vectors = Array.from({ length: 12_000 }, (_, n) => near(centres[n % 50]!, 0.12))
    const index = new VectorIndex(dimensions)
    vectors.forEach((vector, n) => index.set(n, vector))
    let found = 0
    for (let nth = 0; nth < 20; nth++) {
      const query = near(centres[nth]!, 0.12)
      const cosines = vectors.map((vector, n) => ({ n, cosine: vector.reduce((sum, value, at) => sum + value * query[at]!, 0) }))
      const truth = new Set(
        cosines
          .sort((a, b) => b.cosine - a.cosine)
          .slice(0, 100)
          .map(({ n }) => n),
      )
      found += index.search(query, 100).filter((hit) => truth.has(hit.ordinal)).length
    }
    expect(found / 20).toBeGreaterThanOrEqual(95)
  })
})
