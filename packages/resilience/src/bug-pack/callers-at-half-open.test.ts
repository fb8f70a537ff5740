import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSettled } from '../testing/is-settled.ts'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { failFiveTimes, failing, OPEN_MS, openCockatiel, openOpossum, type Task } from '../testing/peers.ts'

const CALLERS = 100

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function manyCallers(call: (task: Task) => Promise<unknown>) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const task = vi.fn(() => promise)
  const calls = Array.from({ length: CALLERS }, () => failing(call, task))
  return { task, answer: resolve, settled: async () => (await Promise.all(calls.map(isSettled))).filter(Boolean).length }
}

test('of a hundred callers at half-open one is let through, the others are refused at once', () => {
  const { breakers, tripAndWait } = openBreakers()
  tripAndWait()
  const admissions = Array.from({ length: CALLERS }, () => breakers.acquire(KEY, 'read'))
  expect(admissions.filter(({ permit }) => permit?.isProbe)).toHaveLength(1)
  expect(admissions.filter(({ reason }) => reason === 'probe_running')).toHaveLength(CALLERS - 1)
})

test('its answer lets one in a hundred through, not all who wait', () => {
  const { breakers, tripAndWait, call } = openBreakers()
  tripAndWait()
  call('success')
  const admitted = Array.from({ length: CALLERS }, () => breakers.acquire(KEY, 'read')).filter(({ permit }) => permit)
  expect(admitted.length).toBeLessThanOrEqual(1)
})

test('cockatiel: ninety-nine wait for the one, and all go at once when it is answered', async () => {
  const { call } = openCockatiel()
  await failFiveTimes(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  const { task, answer, settled } = manyCallers(call)
  expect(await settled()).toBe(0)
  expect(task).toHaveBeenCalledTimes(1)
  answer()
  expect(await settled()).toBe(CALLERS)
  expect(task).toHaveBeenCalledTimes(CALLERS)
})

test('opossum: one is let through and the others are refused; its answer lets all through', async () => {
  const { call, breaker } = openOpossum()
  await failing(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  const { task, answer, settled } = manyCallers(call)
  expect(await settled()).toBe(CALLERS - 1)
  expect(task).toHaveBeenCalledTimes(1)
  answer()
  await settled()
  const after = manyCallers(call)
  await settled()
  expect(after.task).toHaveBeenCalledTimes(CALLERS)
  breaker.shutdown()
})
