import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSettled } from '../testing/is-settled.ts'
import { openBreakers } from '../testing/open-breakers.ts'
import { failFiveTimes, failing, never, OPEN_MS, openCockatiel, openOpossum, up } from '../testing/peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a probe that never settles counts as a failure at its deadline, and the next one may go', () => {
  const { breakers, permit, tripAndWait, clock, state, snapshot, call, reason } = openBreakers()
  tripAndWait()
  const hung = permit()
  clock.advance(29_999)
  expect(reason()).toBe('probe_running')
  clock.advance(1)
  expect(snapshot()).toMatchObject({ state: 'open', lastError: 'no answer within 30000 ms' })
  breakers.settle(hung, 'success')
  expect(state()).toBe('open')
  clock.advance(120_000)
  call('success')
  expect(snapshot()).toMatchObject({ state: 'half_open', share: 0.01 })
})

test('it is noticed without a further call', () => {
  const { breakers, permit, tripAndWait, clock, transitions } = openBreakers()
  tripAndWait()
  permit()
  clock.advance(30_250)
  breakers.sweep()
  expect(transitions.at(-1)).toMatchObject({ from: 'half_open', to: 'open' })
  clock.advance(120_250)
  breakers.sweep()
  expect(transitions.at(-1)).toMatchObject({ from: 'open', to: 'half_open', cause: 'waited' })
})

test('cockatiel: every later caller is held for good', async () => {
  const { call } = openCockatiel()
  await failFiveTimes(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  void call(never)
  const later = call(up)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(await isSettled(later)).toBe(false)
})

test('opossum: it stays half-open for good, and refuses everybody', async () => {
  const { call, state, breaker } = openOpossum()
  await failing(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  void call(never)
  await vi.advanceTimersByTimeAsync(3_600_000)
  await expect(call(up)).rejects.toThrow('Breaker is open')
  expect(state()).toBe('half_open')
  breaker.shutdown()
})
