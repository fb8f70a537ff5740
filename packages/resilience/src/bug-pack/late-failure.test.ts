import { timeout, TimeoutStrategy, wrap } from 'cockatiel'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Bulkhead } from '../bulkhead/bulkhead.ts'
import { openBreakers } from '../testing/open-breakers.ts'
import { failing, openCockatiel, openOpossum } from '../testing/peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

// Vitest fails the run of any of these whose late failure nobody handles.

test('a failure after the caller left is no unhandled rejection, and counts for nothing', async () => {
  const { breakers, permit, snapshot } = openBreakers()
  const slots = new Bulkhead(1)
  const late = Promise.withResolvers<never>()
  const admitted = permit()
  const running = slots.run(() => late.promise.finally(() => breakers.settle(admitted, 'failure')))
  expect(running.isFull).toBe(false)
  breakers.settle(admitted, 'cancelled')
  late.reject(new Error('late'))
  await vi.advanceTimersByTimeAsync(0)
  expect(slots.inFlight).toBe(0)
  expect(snapshot()).toMatchObject({ inFlight: 0, kinds: { read: { calls: 0, failures: 0 } } })
})

test('cockatiel: the late failure is handled and not counted a second time', async () => {
  const { policy, state } = openCockatiel()
  const both = wrap(policy, timeout(1000, TimeoutStrategy.Aggressive))
  for (let nth = 0; nth < 4; nth++) {
    const late = Promise.withResolvers<never>()
    const call = failing(() => both.execute(() => late.promise))
    await vi.advanceTimersByTimeAsync(1000)
    await call
    late.reject(new Error('late'))
  }
  await vi.advanceTimersByTimeAsync(0)
  expect(state()).toBe('closed')
})

test('opossum: the late failure is handled and not counted a second time', async () => {
  const { breaker, call } = openOpossum({ timeout: 1000 })
  const late = Promise.withResolvers<never>()
  const gaveUp = failing(call, () => late.promise)
  await vi.advanceTimersByTimeAsync(1000)
  await gaveUp
  late.reject(new Error('late'))
  await vi.advanceTimersByTimeAsync(0)
  expect(breaker.stats).toMatchObject({ failures: 1, timeouts: 1 })
  breaker.shutdown()
})
