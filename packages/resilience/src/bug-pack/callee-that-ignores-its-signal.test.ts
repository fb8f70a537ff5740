import { timeout, TimeoutStrategy, wrap } from 'cockatiel'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSettled } from '../testing/is-settled.ts'
import { openBreakers } from '../testing/open-breakers.ts'
import { failing, never, openCockatiel, openOpossum } from '../testing/peers.ts'

const HOUR_MS = 3_600_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('calls that neither answer nor heed their signal open it at their deadline, with no further call', () => {
  const { breakers, permit, clock, transitions, snapshot } = openBreakers()
  for (let nth = 0; nth < 5; nth++) permit()
  clock.advance(30_250)
  breakers.sweep()
  expect(transitions).toMatchObject([{ to: 'open', evidence: { rule: 'consecutive', lastError: 'no answer within 30000 ms' } }])
  expect(snapshot().inFlight).toBe(0)
})

test('cockatiel: under its cooperative timeout callers wait for ever, and it counts nothing', async () => {
  const { policy, state } = openCockatiel()
  const both = wrap(policy, timeout(1000, TimeoutStrategy.Cooperative))
  const calls = Array.from({ length: 10 }, () => both.execute(never))
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect(await Promise.all(calls.map(isSettled))).not.toContain(true)
  expect(state()).toBe('closed')
})

test('cockatiel: under its aggressive one they are failures', async () => {
  const { policy, state } = openCockatiel()
  const both = wrap(policy, timeout(1000, TimeoutStrategy.Aggressive))
  const calls = Array.from({ length: 5 }, () => failing(() => both.execute(never)))
  await vi.advanceTimersByTimeAsync(1000)
  await Promise.all(calls)
  expect(state()).toBe('open')
})

test('opossum: under its timeout they are failures', async () => {
  const { call, state, breaker } = openOpossum({ timeout: 1000 })
  const hung = failing(call, never)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await hung).toMatchObject({ code: 'ETIMEDOUT' })
  expect(state()).toBe('open')
  breaker.shutdown()
})
