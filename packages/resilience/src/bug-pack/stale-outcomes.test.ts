import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { failFiveTimes, failing, OPEN_MS, openCockatiel, openOpossum, type Task } from '../testing/peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test.each(['success', 'slow', 'failure', 'unknown', 'throttled'] as const)(
  'calls begun before it opened move nothing in half-open: %s',
  (outcome) => {
    const { breakers, permit, tripAndWait, state, snapshot } = openBreakers({ defaults: { permitDeadlineMs: 600_000 } })
    const early = Array.from({ length: 5 }, () => permit())
    tripAndWait()
    expect(state()).toBe('half_open')
    const before = snapshot()
    for (const each of early) breakers.settle(each, outcome)
    expect(snapshot()).toEqual({ ...before, lateCalls: 5 })
  },
)

/** A call from before it opened, which ends in half-open. */
async function withStaleCall({ call }: { call: (task: Task) => Promise<unknown> }) {
  const stale = Promise.withResolvers<void>()
  const early = failing(call, () => stale.promise)
  await failFiveTimes(call)
  await vi.advanceTimersByTimeAsync(OPEN_MS)
  return { ...stale, early }
}

describe('opossum', () => {
  test('a stale success closes it', async () => {
    const peer = openOpossum()
    const { early, resolve } = await withStaleCall(peer)
    expect(peer.state()).toBe('half_open')
    resolve()
    await early
    expect(peer.state()).toBe('closed')
    peer.breaker.shutdown()
  })

  test('a stale failure opens it again', async () => {
    const peer = openOpossum()
    const { early, reject } = await withStaleCall(peer)
    reject(new Error('late'))
    await early
    expect(peer.state()).toBe('open')
    peer.breaker.shutdown()
  })
})

describe('cockatiel', () => {
  test('a stale success moves nothing', async () => {
    const peer = openCockatiel()
    const { early, resolve } = await withStaleCall(peer)
    const probe = Promise.withResolvers<void>()
    const probing = peer.call(() => probe.promise)
    expect(peer.state()).toBe('half_open')
    resolve()
    await early
    expect(peer.state()).toBe('half_open')
    probe.resolve()
    await probing
  })

  test('a stale failure opens it again, while its probe is still out', async () => {
    const peer = openCockatiel()
    const { early, reject } = await withStaleCall(peer)
    const probe = Promise.withResolvers<void>()
    const probing = peer.call(() => probe.promise)
    reject(new Error('late'))
    await early
    expect(peer.state()).toBe('open')
    probe.resolve()
    await probing
    expect(peer.state()).toBe('open')
  })
})
