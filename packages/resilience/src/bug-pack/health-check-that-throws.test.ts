import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { openOpossum } from '../testing/peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Ours is told how a check ended and runs none itself, so that none can throw into it. cockatiel has no health checks. */
test('one failed check opens nothing, three in a row do, with the last error', () => {
  const { breakers, state, snapshot } = openBreakers()
  for (let nth = 0; nth < 2; nth++) breakers.probeResult(KEY, false, 'check failed')
  expect(state()).toBe('closed')
  breakers.probeResult(KEY, false, 'check failed')
  expect(snapshot()).toMatchObject({
    state: 'open',
    lastError: 'check failed',
    lastTrip: { evidence: { rule: 'probes', count: 3 } },
  })
})

test('opossum: a check that throws instead of rejecting throws into the caller, then out of a timer, which ends the process', () => {
  const { breaker, state } = openOpossum()
  const check = vi.fn(() => {
    throw new Error('check failed')
  })
  expect(() => breaker.healthCheck(check, 1000)).toThrow('check failed')
  expect(() => vi.advanceTimersByTime(1000)).toThrow('check failed')
  expect(state()).toBe('closed')
  breaker.shutdown()
})

test('opossum: one check that rejects opens it', async () => {
  const { breaker, state } = openOpossum()
  breaker.healthCheck(() => Promise.reject(new Error('check failed')), 1000)
  await vi.advanceTimersByTimeAsync(0)
  expect(state()).toBe('open')
  breaker.shutdown()
})
