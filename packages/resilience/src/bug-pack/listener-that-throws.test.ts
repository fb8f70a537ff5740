import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { failFiveTimes, failing, OPEN_MS, openCockatiel, openOpossum, up } from '../testing/peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const angry = () => {
  throw new Error('no thanks')
}

test('a listener that throws changes nothing, and is counted', () => {
  const { breakers, trip, state } = openBreakers({ onTransition: angry })
  expect(breakers.listenerErrors).toEqual({ count: 0, last: null })
  trip()
  expect(state()).toBe('open')
  expect(breakers.listenerErrors).toMatchObject({ count: 1, last: { message: 'no thanks' } })
  breakers.adopt(KEY, { state: 'closed' })
  expect(breakers.listenerErrors.count).toBe(2)
})

test('cockatiel: the caller of the good call that closes it gets the error of the listener', async () => {
  const { policy, call } = openCockatiel()
  policy.onReset(angry)
  await failFiveTimes(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  await expect(call(up)).rejects.toThrow('no thanks')
})

test('opossum: a good call fails with the error of the listener, and opens it', async () => {
  const { breaker, call, state } = openOpossum()
  breaker.on('success', angry)
  expect(await failing(call, up)).toMatchObject({ message: 'no thanks' })
  expect(state()).toBe('open')
  breaker.shutdown()
})
