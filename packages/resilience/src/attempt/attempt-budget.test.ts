import { expect, test } from 'vitest'
import { attemptBudgetMs } from './attempt-budget.ts'

test('three times the usual worst, at least 50 ms, at most 40 % of what is left', () => {
  expect(attemptBudgetMs({ p99Ms: 100, remainingMs: 10_000 })).toBe(300)
  expect(attemptBudgetMs({ p99Ms: 2, remainingMs: 10_000 })).toBe(50)
  expect(attemptBudgetMs({ p99Ms: 5000, remainingMs: 10_000 })).toBe(4000)
})

test('never more than 40 % of what is left, and nothing when nothing is left', () => {
  expect(attemptBudgetMs({ p99Ms: 2, remainingMs: 100 })).toBe(40)
  expect(attemptBudgetMs({ p99Ms: 2, remainingMs: -5 })).toBe(0)
})

test('with no latency known, 40 % of what is left', () => {
  expect(attemptBudgetMs({ p99Ms: null, remainingMs: 1000 })).toBe(400)
})
