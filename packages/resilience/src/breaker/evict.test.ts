import { expect, test, vi } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { CellStore } from './counts/cell-store.ts'

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

test('one that has something to remember stays, whatever it is', () => {
  const { breakers, clock } = openBreakers()
  const settle = (key: string, kind: 'read' | 'write') => breakers.settle(breakers.acquire(key, kind).permit!, 'failure')
  settle('failed read', 'read')
  settle('failed write', 'write')
  breakers.probeResult('failed probe', false)
  breakers.probeResult('good probe', true)
  breakers.adopt('half open', { state: 'half_open', share: 0.5 })
  clock.advance(9000)
  breakers.evictIdle(5000)
  expect([...breakers.keys()]).toEqual(['failed read', 'failed write', 'failed probe', 'half open'])
  clock.advance(1000)
  breakers.evictIdle(5000)
  expect([...breakers.keys()]).toEqual(['failed probe', 'half open'])
})

test('one that came back is remembered for its first open time, for the next opening lasts longer', () => {
  const { breakers, tripAndWait, call, clock, state } = openBreakers()
  tripAndWait()
  call('success')
  while (state() !== 'closed') {
    clock.advance(1000)
    call('success')
  }
  clock.advance(59_999)
  expect(breakers.evictIdle(0)).toBe(0)
  clock.advance(1)
  expect(breakers.evictIdle(0)).toBe(1)
})

test('whatever is done to one makes it used, and reading it does not', () => {
  const { breakers, clock } = openBreakers()
  const early = breakers.acquire('settled', 'read').permit!
  const keys = ['acquired', 'probed', 'adopted', 'observed', 'read']
  for (const key of keys) breakers.snapshot(key)
  breakers.observe('observed', true)
  clock.advance(10_000)
  breakers.settle(early, 'success')
  breakers.settle(breakers.acquire('acquired', 'read').permit!, 'success')
  breakers.probeResult('probed', true)
  breakers.adopt('adopted', { state: 'closed' })
  breakers.observe('observed', false)
  breakers.snapshot('read')
  clock.advance(9999)
  expect(breakers.evictIdle(10_000)).toBe(1)
  expect([...breakers.keys()]).toEqual(['settled', 'acquired', 'probed', 'adopted', 'observed'])
  clock.advance(1)
  expect(breakers.evictIdle(10_000)).toBe(5)
})

test('the row of one that is forgotten is used again', () => {
  const giveBack = vi.spyOn(CellStore.prototype, 'giveBack')
  const { breakers, clock } = openBreakers()
  breakers.snapshot('idle')
  clock.advance(10_000)
  breakers.evictIdle(5000)
  expect(giveBack).toHaveBeenCalledOnce()
  giveBack.mockRestore()
})
