import { systemClock } from '@understudy/core'
import { expect, test, vi } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { Breakers } from './breakers.ts'

test('a permit is settled once', () => {
  const { breakers, permit, snapshot } = openBreakers()
  const once = permit()
  breakers.settle(once, 'failure')
  for (let nth = 0; nth < 10; nth++) breakers.settle(once, 'failure')
  expect(snapshot()).toMatchObject({ state: 'closed', inFlight: 0, kinds: { read: { calls: 1, failures: 1 } } })
})

test('permits settle in any order, and those left over fall due', () => {
  const { breakers, permit, snapshot, clock } = openBreakers()
  const [first, second, third, fourth] = [permit(), permit(), permit(), permit()]
  for (const each of [second, fourth, third]) breakers.settle(each, 'success')
  expect(snapshot().inFlight).toBe(1)
  permit()
  clock.advance(30_000)
  expect(snapshot()).toMatchObject({ inFlight: 0, kinds: { read: { failures: 2, calls: 2 } } })
  breakers.settle(first, 'success')
  expect(snapshot().kinds.read.calls).toBe(2)
})

test('a listener may speak to the breaker', () => {
  const { breakers, trip, state } = openBreakers({
    onTransition: ({ to }) => {
      if (to === 'open') breakers.adopt(KEY, { state: 'half_open', share: 0.5 })
    },
  })
  trip()
  expect(state()).toBe('half_open')
})

test('by itself it notices a call that hangs', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const breakers = new Breakers({
    clock: systemClock,
    defaults: { permitDeadlineMs: 20, consecutiveFailures: 1 },
    onTransition: ({ to }) => resolve(to),
  })
  breakers.acquire(KEY, 'read')
  expect(await promise).toBe('open')
})

test('a late call is counted late once', () => {
  const { breakers, permit, snapshot } = openBreakers()
  const early = permit()
  breakers.adopt(KEY, { state: 'closed' })
  for (let nth = 0; nth < 2; nth++) breakers.settle(early, 'failure')
  expect(snapshot()).toMatchObject({ lateCalls: 1, inFlight: 0, kinds: { read: { calls: 0 } } })
})

test('an answer after its deadline comes too late, noticed or not', () => {
  const { breakers, permit, clock, snapshot } = openBreakers()
  const slow = permit()
  clock.advance(30_000)
  breakers.settle(slow, 'success')
  expect(snapshot().kinds.read).toMatchObject({ calls: 1, failures: 1 })
})

test('each call has its own deadline, whoever came before and after it', () => {
  const { breakers, permit, clock, transitions } = openBreakers({ defaults: { consecutiveFailures: 1 } })
  const first = permit()
  clock.advance(20_000)
  permit()
  breakers.settle(first, 'success')
  for (const ms of [10_250, 19_500]) {
    clock.advance(ms)
    breakers.sweep()
    expect(transitions).toEqual([])
  }
  clock.advance(500)
  breakers.sweep()
  expect(transitions).toMatchObject([{ to: 'open' }])
})

test('calls that come after one that hangs do not put its deadline off', () => {
  const { breakers, permit, clock, transitions } = openBreakers({ defaults: { consecutiveFailures: 1 } })
  permit()
  clock.advance(20_000)
  permit()
  clock.advance(10_250)
  breakers.sweep()
  expect(transitions).toMatchObject([{ to: 'open' }])
})

test('an error of any length is kept to two hundred characters', () => {
  const { breakers, permit, snapshot } = openBreakers()
  breakers.settle(permit(), 'failure', { error: 'x'.repeat(500) })
  expect(snapshot().lastError).toBe('x'.repeat(200))
  breakers.settle(permit(), 'failure')
  expect(snapshot().lastError).toBeNull()
})

test("one's trip leaves the other's counts alone", () => {
  const { breakers, calls, trip, snapshot } = openBreakers()
  const other = breakers.acquire('other', 'write').permit!
  breakers.settle(other, 'failure')
  calls(3, 'failure', 'write')
  trip()
  expect(snapshot().kinds.write.calls).toBe(0)
  expect(breakers.snapshot('other').kinds.write).toMatchObject({ calls: 1, failures: 1 })
})

test('needs no listener, and takes no permit that it has not given', () => {
  const clock = manualClock()
  const breakers = new Breakers({ clock, timer: 'manual', defaults: { consecutiveFailures: 1 } })
  breakers.settle({ key: 'a', kind: 'read', generation: 1, isProbe: false }, 'failure')
  expect(breakers.snapshot('a').kinds.read.calls).toBe(0)
  breakers.settle(breakers.acquire('a', 'read').permit!, 'failure')
  expect(breakers.snapshot('a').state).toBe('open')
  expect(breakers.listenerErrors.count).toBe(0)
})

test('by hand means without a timer', () => {
  vi.useFakeTimers()
  try {
    const { permit, trip } = openBreakers()
    permit()
    trip()
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
