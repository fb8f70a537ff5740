import { expect, test } from 'vitest'
import { RetryBudget } from './retry-budget.ts'

const take = (budget: RetryBudget, times: number) => Array.from({ length: times }, () => budget.tryTake()).filter(Boolean).length

test('a tenth of the calls may be retried, after the first few', () => {
  const budget = new RetryBudget()
  expect(take(budget, 100)).toBe(10)
  let retried = 0
  for (let call = 0; call < 1000; call++) {
    budget.earn()
    if (budget.tryTake()) retried++
  }
  expect(retried).toBeGreaterThanOrEqual(99)
  expect(retried).toBeLessThanOrEqual(100)
})

test('a long time without retries is not saved up', () => {
  const budget = new RetryBudget({ share: 0.5, burst: 3 })
  for (let call = 0; call < 1000; call++) budget.earn()
  expect(take(budget, 10)).toBe(3)
  expect(budget.tokens).toBe(0)
})

test('settings at the edge of sense are taken, others refused by name', () => {
  expect(new RetryBudget({ share: 1, burst: 1 }).tokens).toBe(1)
  for (const [settings, refusal] of [
    [{ share: 0 }, 'No budget of 0 retries a call, 10 at once.'],
    [{ share: 1.1 }, 'No budget of 1.1 retries a call, 10 at once.'],
    [{ burst: 0 }, 'No budget of 0.1 retries a call, 0 at once.'],
  ] as const)
    expect(() => new RetryBudget(settings)).toThrow(new RangeError(refusal))
})
