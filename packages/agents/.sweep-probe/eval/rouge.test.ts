import { expect, it } from 'vitest'
import { rouge } from './rouge.ts'

// Worked out by hand: three of five and four stems overlap, one of four and three pairs.
it('counts overlapping stems and pairs of stems as F1', () => {
  const alike = rouge('The cats were running fast.', 'the cat had run')
  expect(alike.rouge1).toBeCloseTo((100 * 2 * 3) / 9)
  expect(alike.rouge2).toBeCloseTo((100 * 2 * 1) / 7)
  expect(rouge('nothing here', 'other words')).toEqual({ rouge1: 0, rouge2: 0 })
  expect(rouge('a a a b', 'a b b').rouge1).toBeCloseTo((100 * 2 * 2) / 7)
})
