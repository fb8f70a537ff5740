import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { CallersOwnError, down, openCockatiel, openOpossum, OPEN_MS } from '../testing/peers.ts'

/**
 * Where others go wrong we have a test of our own; here stands that they do, so that those tests are known to bite. Should one
 * of these fail after an update, the other library has got better: take it out.
 */
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const settled = async (promise: Promise<unknown>) => {
  let is = false
  const done = () => {
    is = true
  }
  promise.then(done, done)
  await vi.advanceTimersByTimeAsync(0)
  return is
}
const failing = (call: (task: () => Promise<unknown>) => Promise<unknown>) => call(down).catch((error: unknown) => error)
const never = () => new Promise(() => undefined)

test('as with cockatiel, five failures in a row open and nothing less', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (outcomes) => {
      const peer = openCockatiel()
      // Its other rules are not cockatiel's.
      const { call, state } = openBreakers({ defaults: { failureRateCalls: 1000, failureRateLargeCalls: 1000 } })
      for (const isGood of outcomes) {
        if (state() !== 'closed') break
        await (isGood ? peer.call(() => Promise.resolve()) : failing(peer.call))
        call(isGood ? 'success' : 'failure')
        expect(state()).toBe(peer.state())
      }
    }),
  )
})

test('cockatiel: a probe that hangs holds every later caller', async () => {
  const { call } = openCockatiel()
  for (let nth = 0; nth < 5; nth++) await failing(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  void call(never)
  const later = call(() => Promise.resolve())
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(await settled(later)).toBe(false)
})

test('opossum: a probe that hangs keeps it half-open for good', async () => {
  const { call, state, close } = openOpossum()
  await failing(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  void call(never)
  await vi.advanceTimersByTimeAsync(3_600_000)
  await expect(call(() => Promise.resolve())).rejects.toThrow('Breaker is open')
  expect(state()).toBe('half_open')
  close()
})

test('opossum: one failure with the defaults opens it', async () => {
  const { call, state, close } = openOpossum()
  await failing(call)
  expect(state()).toBe('open')
  close()
})

test('opossum: a success from before it opened closes it in half-open', async () => {
  const { call, state, close } = openOpossum()
  const { promise, resolve } = Promise.withResolvers<void>()
  const early = call(() => promise)
  for (let nth = 0; nth < 3; nth++) await failing(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  expect(state()).toBe('half_open')
  resolve()
  await early
  expect(state()).toBe('closed')
  close()
})

test("both: the caller's own error closes it in half-open", async () => {
  const refuse = () => Promise.reject(new CallersOwnError('no access'))
  for (const { call, state } of [openCockatiel(), openOpossum()]) {
    for (let nth = 0; nth < 5; nth++) await failing(call)
    await vi.advanceTimersByTimeAsync(OPEN_MS)
    await call(refuse).catch((error: unknown) => error)
    expect(state()).toBe('closed')
  }
})

test('cockatiel: failures spread over idle hours open it', async () => {
  const { call, state } = openCockatiel()
  for (let hour = 0; hour < 5; hour++) {
    await failing(call)
    await vi.advanceTimersByTimeAsync(3_600_000)
  }
  expect(state()).toBe('open')
})

test('cockatiel: with the wall clock an hour back it stays open an hour longer', async () => {
  const { call } = openCockatiel()
  for (let nth = 0; nth < 5; nth++) await failing(call)
  vi.setSystemTime(Date.now() - 3_600_000)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  await expect(call(() => Promise.resolve())).rejects.toThrow('circuit breaker is open')
})
