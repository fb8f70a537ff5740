import { circuitBreaker, ConsecutiveBreaker, handleAll, CircuitState } from 'cockatiel'
import CircuitBreaker from 'opossum'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { failing, OPEN_MS } from '../testing/peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const untilAborted = (signal: AbortSignal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

test('callers who leave count for nobody, and take nobody along', () => {
  const { breakers, permit, calls, snapshot } = openBreakers()
  const stays = permit()
  calls(100, 'cancelled')
  expect(snapshot()).toMatchObject({ state: 'closed', inFlight: 1, kinds: { read: { calls: 0, consecutiveFailures: 0 } } })
  breakers.settle(stays, 'success')
  expect(snapshot().kinds.read).toMatchObject({ calls: 1, failures: 0 })
})

test('a caller who leaves does not end a run of failures either', () => {
  const { calls, call, state } = openBreakers()
  calls(4, 'failure')
  call('cancelled')
  call('failure')
  expect(state()).toBe('open')
})

test('cockatiel: five callers who leave open it', async () => {
  const policy = circuitBreaker(handleAll, { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(5) })
  for (let nth = 0; nth < 5; nth++) {
    const leaving = new AbortController()
    const call = failing(() => policy.execute(({ signal }) => untilAborted(signal), leaving.signal))
    leaving.abort()
    await call
  }
  expect(policy.state).toBe(CircuitState.Open)
})

test('opossum: one call that times out cancels all others, which have time left', async () => {
  const abortController = new AbortController()
  const breaker = new CircuitBreaker(() => untilAborted(abortController.signal), { timeout: 1000, abortController })
  const impatient = failing(() => breaker.fire())
  await vi.advanceTimersByTimeAsync(900)
  const patient = failing(() => breaker.fire())
  await vi.advanceTimersByTimeAsync(100)
  expect(await impatient).toMatchObject({ code: 'ETIMEDOUT' })
  expect(await patient).toMatchObject({ name: 'AbortError' })
  breaker.shutdown()
})
