import { bulkhead, timeout, TimeoutStrategy, wrap } from 'cockatiel'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Bulkhead } from '../bulkhead/bulkhead.ts'
import { failing, never, openOpossum, type Task } from '../testing/peers.ts'

const CAPACITY = 2
const TIMEOUT_MS = 100
const ROUNDS = 5

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Rounds of callers who give up on a side that hangs. @returns how many calls that side is left with */
async function giveUpInRounds(call: (task: Task) => Promise<unknown>): Promise<number> {
  const hung = vi.fn(never)
  for (let round = 0; round < ROUNDS; round++) {
    for (let nth = 0; nth < CAPACITY; nth++) void failing(call, hung)
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS)
  }
  return hung.mock.calls.length
}

test('a side that hangs is left with no more calls than there are slots, however many callers give up', async () => {
  const slots = new Bulkhead(CAPACITY)
  const call = async (task: Task) => {
    const running = slots.run(task)
    if (running.isFull) throw new Error('full')
    const gaveUp = new Promise((_, reject) => setTimeout(() => reject(new Error('gave up')), TIMEOUT_MS))
    return Promise.race([running.result, gaveUp])
  }
  expect(await giveUpInRounds(call)).toBe(CAPACITY)
  expect(slots.inFlight).toBe(CAPACITY)
})

test('cockatiel: a timeout inside the bulkhead frees the slot of a call that still runs', async () => {
  const both = wrap(bulkhead(CAPACITY, 0), timeout(TIMEOUT_MS, TimeoutStrategy.Aggressive))
  expect(await giveUpInRounds((task) => both.execute(task))).toBe(CAPACITY * ROUNDS)
})

test('cockatiel: outside of it, the slot is held', async () => {
  const both = wrap(timeout(TIMEOUT_MS, TimeoutStrategy.Aggressive), bulkhead(CAPACITY, 0))
  expect(await giveUpInRounds((task) => both.execute(task))).toBe(CAPACITY)
})

test('opossum: its timeout frees the slot of a call that still runs', async () => {
  const { call, breaker } = openOpossum({ capacity: CAPACITY, timeout: TIMEOUT_MS, volumeThreshold: 1000 })
  expect(await giveUpInRounds(call)).toBe(CAPACITY * ROUNDS)
  breaker.shutdown()
})
