import { expect, it } from 'vitest'
import { KeptCount } from './kept-count.ts'

let nowMs = 0
const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs }
const kept = (count: () => Promise<number>, failures: unknown[] = []) =>
  new KeptCount({ count, failed: (error) => failures.push(error), clock })

it('is counted once for all who ask together, and again once it no longer holds', async () => {
  let counted = 0
  const count = kept(() => Promise.resolve((counted += 1)))
  expect(await Promise.all([count.latest(), count.latest()])).toEqual([1, 1])
  nowMs += 900
  expect(await count.latest()).toBe(1)
  nowMs += 6_000
  expect(await count.latest()).toBe(2)
})

it('is the last count while the next one fails, and is not tried again at once', async () => {
  const failures: unknown[] = []
  let tries = 0
  const count = kept(() => {
    tries += 1
    if (tries > 1) nowMs += 500
    return tries === 1 ? Promise.resolve(7) : Promise.reject(new Error('too slow'))
  }, failures)
  expect(await count.latest()).toBe(7)
  nowMs += 6_000
  expect(await count.latest()).toBe(7)
  expect(await count.latest()).toBe(7)
  expect([tries, failures.length]).toEqual([2, 1])
  nowMs += 10_001
  await count.latest()
  expect(tries).toBe(3)
})

it('keeps nobody who asks waiting for a count that stands still', async () => {
  expect(await kept(() => new Promise(() => {})).latest()).toBeNull()
})
