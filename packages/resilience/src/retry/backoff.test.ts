import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('the bound doubles with each retry up to the largest', () => {
  const bounds = [1, 2, 3, 7, 8, 1000].map((attempt) => backoffMs(attempt, () => 1))
  expect(bounds).toEqual([50, 100, 200, 3200, 5000, 5000])
})

test('anything from nothing to the bound', () => {
  expect(backoffMs(3, () => 0)).toBe(0)
  expect(backoffMs(3, () => 0.25, { baseMs: 100, maxMs: 300 })).toBe(75)
})
