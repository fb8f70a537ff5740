import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { failFiveTimes, failing, OPEN_MS, openCockatiel, openOpossum, up } from '../testing/peers.ts'

const HOUR_MS = 3_600_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test.each([HOUR_MS, -HOUR_MS])('the wall clock steps by %i ms: OPEN ends when it would have', (stepMs) => {
  const { trip, clock, state } = openBreakers()
  trip()
  clock.stepWallClock(stepMs)
  clock.advance(OPEN_MS - 1)
  expect(state()).toBe('open')
  clock.advance(1)
  expect(state()).toBe('half_open')
})

test.each([HOUR_MS, -HOUR_MS])('the wall clock steps by %i ms: what was counted stays counted', (stepMs) => {
  const { calls, call, clock, state } = openBreakers()
  calls(4, 'failure')
  clock.stepWallClock(stepMs)
  expect(state()).toBe('closed')
  call('failure')
  expect(state()).toBe('open')
})

test('cockatiel: an hour back, and it stays open an hour longer', async () => {
  const { call } = openCockatiel()
  await failFiveTimes(call)
  vi.setSystemTime(Date.now() - HOUR_MS)
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  await expect(call(up)).rejects.toThrow('circuit breaker is open')
})

test('cockatiel: an hour ahead, and it lets a call through at once', async () => {
  const { call } = openCockatiel()
  await failFiveTimes(call)
  vi.setSystemTime(Date.now() + HOUR_MS)
  expect(await call(up)).toBe('up')
})

test('opossum: its timer does not mind', async () => {
  for (const stepMs of [HOUR_MS, -HOUR_MS]) {
    const { call, state, breaker } = openOpossum()
    await failing(call)
    vi.setSystemTime(Date.now() + stepMs)
    await vi.advanceTimersByTimeAsync(OPEN_MS - 1)
    expect(state()).toBe('open')
    await vi.advanceTimersByTimeAsync(1)
    expect(state()).toBe('half_open')
    breaker.shutdown()
  }
})
