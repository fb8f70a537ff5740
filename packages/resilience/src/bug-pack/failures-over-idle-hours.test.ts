import { SamplingBreaker } from 'cockatiel'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { failing, openCockatiel, openOpossum, type Task } from '../testing/peers.ts'

const FAILURES = 10
const HOUR_MS = 3_600_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function oneAnHour(call: (task: Task) => Promise<unknown>) {
  for (let hour = 0; hour < FAILURES; hour++) {
    await vi.advanceTimersByTimeAsync(HOUR_MS)
    await failing(call)
  }
}

test('ten failures spread over idle hours open nothing, and count for nothing later', () => {
  const { call, calls, clock, state } = openBreakers()
  for (let hour = 0; hour < FAILURES; hour++) {
    clock.advance(HOUR_MS)
    call('failure')
  }
  expect(state()).toBe('closed')
  // Nor do they fill the rates' window for what comes after them.
  calls(19, 'success')
  expect(state()).toBe('closed')
})

test('cockatiel: they are five in a row', async () => {
  const { call, state } = openCockatiel()
  await oneAnHour(call)
  expect(state()).toBe('open')
})

test('cockatiel: they are ten within its window of ten seconds, which moves on by one second with each call', async () => {
  const { call, state } = openCockatiel(new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 1 }))
  await oneAnHour(call)
  expect(state()).toBe('open')
})

test('opossum: told to ask for five calls in its window first, it stays closed', async () => {
  const { call, state, breaker } = openOpossum({ volumeThreshold: 5 })
  await oneAnHour(call)
  expect(state()).toBe('closed')
  breaker.shutdown()
})
