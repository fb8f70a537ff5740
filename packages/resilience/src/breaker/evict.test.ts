import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'

test('breakers that are idle, closed and clean are forgotten, others are not', () => {
  const { breakers, clock, permit } = openBreakers()
  const ask = (key: string) => breakers.settle(breakers.acquire(key, 'read').permit!, 'success')
  for (const key of ['idle', 'busy', 'fresh', 'watched', 'opened']) ask(key)
  const late = breakers.acquire('idle', 'read').permit!
  breakers.settle(late, 'success')
  breakers.acquire('busy', 'write')
  breakers.observe('watched', true)
  breakers.adopt('opened', { state: 'open' })
  permit()
  clock.advance(20_000)
  ask('fresh')
  expect(breakers.evictIdle(15_000)).toBe(1)
  expect([...breakers.keys()]).toEqual(['busy', 'fresh', 'watched', 'opened', KEY])
  expect(breakers.snapshot('idle')).toMatchObject({ generation: 2, kinds: { read: { calls: 0 } } })
})
