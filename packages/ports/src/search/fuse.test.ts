import { expect, it } from 'vitest'
import { fuse } from './fuse.ts'

it('prefers what both lists know over what one list likes', () => {
  const text = [
    { id: 'a', score: 20 },
    { id: 'b', score: 18 },
    { id: 'c', score: 2 },
  ]
  const vector = [
    { id: 'd', score: 0.9 },
    { id: 'b', score: 0.8 },
  ]
  expect(fuse(text, vector).map((hit) => hit.id)).toEqual(['b', 'a', 'd', 'c'])
})

it('does not depend on the scale of either list', () => {
  const text = [
    { id: 'a', score: 3 },
    { id: 'b', score: 2 },
  ]
  const vector = [
    { id: 'b', score: 0.5 },
    { id: 'a', score: 0.1 },
  ]
  const louder = text.map((hit) => ({ ...hit, score: hit.score * 1000 }))
  expect(fuse(louder, vector)).toEqual(fuse(text, vector))
})

it('keeps the order of one list when the other is empty', () => {
  const text = [
    { id: 'b', score: 3 },
    { id: 'a', score: 2 },
  ]
  expect(fuse(text, []).map((hit) => hit.id)).toEqual(['b', 'a'])
  expect(fuse([], text).map((hit) => hit.id)).toEqual(['b', 'a'])
})

it('takes vectors that point away as no match, not as a debt', () => {
  const [hit] = fuse(
    [{ id: 'a', score: 1 }],
    [
      { id: 'b', score: 0.5 },
      { id: 'a', score: -0.9 },
    ],
  )
  expect(hit).toEqual({ id: 'a', score: 0.55 })
})
