import { expect, test } from 'vitest'
import { RetryBudget } from '@understudy/resilience'
import { RetryOnceWithinBudget } from './aws-retry.ts'

async function open() {
  const budget = new RetryBudget({ burst: 2 })
  const strategy = new RetryOnceWithinBudget(budget)
  const first = await strategy.acquireInitialRetryToken('')
  const after = (errorType: 'TRANSIENT' | 'THROTTLING' | 'CLIENT_ERROR', token = first) =>
    strategy.refreshRetryTokenForRetry(token, { errorType })
  return { budget, after }
}

test('a lost connection is tried once more, for a token, and not a third time', async () => {
  const { budget, after } = await open()
  const again = await after('TRANSIENT')
  expect(again.getRetryCount()).toBe(1)
  expect(budget.tokens).toBe(1)
  await expect(after('TRANSIENT', again)).rejects.toThrow('No retry token')
  expect(budget.tokens).toBe(1)
})

test('without a token nothing is tried again', async () => {
  const { budget, after } = await open()
  await after('TRANSIENT')
  await after('TRANSIENT')
  await expect(after('TRANSIENT')).rejects.toThrow('repeated already')
  expect(budget.tokens).toBe(0)
})

test("neither throttling nor the caller's own error costs a token", async () => {
  const { budget, after } = await open()
  await expect(after('THROTTLING')).rejects.toThrow('not repeated here')
  await expect(after('CLIENT_ERROR')).rejects.toThrow()
  expect(budget.tokens).toBe(2)
})
