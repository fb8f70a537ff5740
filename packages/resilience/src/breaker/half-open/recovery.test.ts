import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../../testing/open-breakers.ts'
import type { BreakerSettings } from '../settings.ts'

function openHalf(defaults: Partial<BreakerSettings>) {
  const opened = openBreakers({ random: () => 0, defaults })
  opened.breakers.adopt(KEY, { state: 'half_open', share: 0.5 })
  return opened
}

test('what is too bad lies two standard deviations above what is put up with', () => {
  const { calls, call, snapshot } = openHalf({ rampBadRate: 0.5 })
  calls(40, 'success')
  calls(60, 'throttled')
  expect(snapshot().share).toBe(0.5)
  call('throttled')
  expect(snapshot().share).toBeCloseTo(0.35)
})

test('a way back that puts up with nothing goes on while nothing is bad', () => {
  const { call, clock, snapshot } = openHalf({ rampBadRate: 0 })
  clock.advance(1000)
  call('success')
  expect(snapshot().share).toBeCloseTo(0.51)
  call('slow')
  expect(snapshot().share).toBeCloseTo(0.357)
})

test('a refusal is the same frozen object for all', () => {
  const { breakers, permit, tripAndWait } = openBreakers()
  tripAndWait()
  permit()
  const running = breakers.acquire(KEY, 'read')
  expect(running).toEqual({ denied: true, reason: 'probe_running' })
  expect(breakers.acquire(KEY, 'write')).toBe(running)
  breakers.adopt(KEY, { state: 'half_open', share: 0.5 })
  permit()
  expect(breakers.acquire(KEY, 'read')).toEqual({ denied: true, reason: 'share' })
})
