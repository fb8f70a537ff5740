import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { CallersOwnError, failFiveTimes, failing, OPEN_MS, openCockatiel, openOpossum } from '../testing/peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test.each(['ignored', 'cancelled'] as const)('a probe that was %s changes nothing: the next call is the probe', (outcome) => {
  const { call, permit, tripAndWait, snapshot } = openBreakers()
  tripAndWait()
  call(outcome)
  expect(snapshot()).toMatchObject({ state: 'half_open', share: 0, kinds: { read: { calls: 0 } } })
  expect(permit().isProbe).toBe(true)
})

const peers = { cockatiel: openCockatiel, opossum: openOpossum }

test.each(['cockatiel', 'opossum'] as const)("%s: an error that is the caller's own closes it", async (name) => {
  const { call, state } = peers[name]()
  await failFiveTimes(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  await failing(call, () => Promise.reject(new CallersOwnError('no access')))
  expect(state()).toBe('closed')
})
