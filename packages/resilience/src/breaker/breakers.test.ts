import { systemClock } from '@understudy/core'
import { expect, test } from 'vitest'
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
