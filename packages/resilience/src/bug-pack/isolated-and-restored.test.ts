import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll } from 'cockatiel'
import CircuitBreaker from 'opossum'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { OPEN_MS, openOpossum, up } from '../testing/peers.ts'

const WEEK_MS = 7 * 24 * 3_600_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/**
 * Ours keeps nothing on disk: orders stand in the operators' register, with an expiry, and a process that begins takes over what is
 * left of one. So whoever gave the order need not be there to take it back.
 */
test('one that was held open before the restart ends by itself when the order does', () => {
  const { breakers, clock, reason, permit } = openBreakers()
  breakers.adopt(KEY, { state: 'open', openForMs: 5000 })
  clock.advance(4999)
  expect(reason()).toBe('open')
  clock.advance(1)
  expect(permit().isProbe).toBe(true)
})

test('and anybody may take the order back before', () => {
  const { breakers, permit, snapshot } = openBreakers()
  breakers.adopt(KEY, { state: 'open', openForMs: WEEK_MS })
  breakers.adopt(KEY, { state: 'closed' })
  expect(permit().isProbe).toBe(false)
  expect(snapshot()).toMatchObject({ state: 'closed', share: 1 })
})

test('cockatiel: nobody has the handle that would end it', async () => {
  const open = (initialState?: unknown) =>
    circuitBreaker(handleAll, { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(5), initialState })
  const before = open()
  before.isolate()
  const restored = open(JSON.parse(JSON.stringify(before.toJSON())))
  await vi.advanceTimersByTimeAsync(WEEK_MS)
  restored.isolate().dispose()
  expect(restored.state).toBe(CircuitState.Isolated)
  await expect(restored.execute(up)).rejects.toThrow('circuit breaker is open')
})

test('opossum: one restored after an orderly end refuses until somebody closes it by hand', async () => {
  const { breaker } = openOpossum()
  breaker.shutdown()
  const options = { resetTimeout: OPEN_MS, state: breaker.toJSON().state }
  const restored = new CircuitBreaker(up, options)
  await vi.advanceTimersByTimeAsync(WEEK_MS)
  restored.enable()
  await expect(restored.fire()).rejects.toMatchObject({ code: 'ESHUTDOWN' })
  restored.close()
  await expect(restored.fire()).resolves.toBe('up')
})
