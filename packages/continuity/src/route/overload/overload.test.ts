import { expect, test } from 'vitest'
import { Overload } from './overload.ts'

function open() {
  let ms = 1_000
  const overload = new Overload({ now: () => new Date(ms), monotonicMs: () => ms })
  const throttled = (tenantId = 'a', everyMs = 0) => {
    ms += everyMs
    overload.throttled('k', tenantId)
  }
  return { overload, throttled, wait: (forMs: number) => (ms += forMs) }
}

test('the share falls by 30 % with each burst and grows by 1 % a second', () => {
  const { overload, throttled, wait } = open()
  expect(overload.share('k')).toBe(1)
  for (let nth = 0; nth < 9; nth++) throttled('a', 20)
  expect(overload.share('k')).toBeCloseTo(0.7, 2)
  throttled('a', 200)
  expect(overload.share('k')).toBeCloseTo(0.49, 2)
  wait(10_000)
  expect(overload.share('k')).toBeCloseTo(0.59, 2)
  wait(60_000)
  expect(overload.share('k')).toBe(1)
})

test('something is always sent', () => {
  const { overload, throttled } = open()
  for (let nth = 0; nth < 50; nth++) throttled('a', 200)
  expect(overload.share('k')).toBeCloseTo(0.05, 2)
})

test('it is sustained after ten seconds for two tenants, not for one, nor with a pause', () => {
  const one = open()
  for (let nth = 0; nth < 20; nth++) one.throttled('a', 1_000)
  expect(one.overload.isSustained('k')).toBe(false)
  one.throttled('b')
  expect(one.overload.isSustained('k')).toBe(true)

  const two = open()
  for (let nth = 0; nth <= 9; nth++) two.throttled(nth % 2 === 0 ? 'a' : 'b', 1_000)
  expect(two.overload.isSustained('k')).toBe(false)
  two.throttled('a', 1_000)
  expect(two.overload.isSustained('k')).toBe(true)
  two.throttled('a', 5_000)
  expect(two.overload.isSustained('k')).toBe(false)
  expect(two.overload.isSustained('another')).toBe(false)
})
