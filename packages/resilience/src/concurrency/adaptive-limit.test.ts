import { expect, test } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { AdaptiveLimit } from './adaptive-limit.ts'
import type { LimitSettings } from './limit-settings.ts'

function open(given: Partial<LimitSettings> = {}) {
  const clock = manualClock()
  const limit = new AdaptiveLimit(clock, given)
  /** A second with so many answers, each with this latency and so many under way. */
  const second = (latency: number, inFlight = limit.current, answers = 10) => {
    clock.advance(1000)
    for (let nth = 0; nth < answers; nth++) limit.answered(latency, inFlight)
  }
  return { clock, limit, second }
}

test('it begins at its most, and stays there while answers take as long as usual', () => {
  const { limit, second } = open()
  for (let nth = 0; nth < 100; nth++) second(20, 32, nth % 2 === 0 ? 10 : 200)
  expect(limit.current).toBe(32)
  expect(limit.isLeast).toBe(false)
})

test('a window ends with its tenth answer, and not before its second', () => {
  const { limit, clock } = open({ usualWindows: 1000 })
  const answer = (latency: number) => limit.answered(latency, 32)
  for (let nth = 0; nth < 50; nth++) answer(10)
  clock.advance(999)
  answer(10)
  clock.advance(1)
  // Were the first window still open, its fifty-one quick answers would hide the slow ones.
  answer(10)
  for (let nth = 0; nth < 20; nth++) answer(1000)
  clock.advance(1000)
  expect(limit.current).toBe(32)
  answer(1000)
  expect(limit.current).toBeLessThan(32)
})

test('fewer than ten answers make no window, however long they take to come', () => {
  const { limit, second, clock } = open()
  second(10)
  for (let nth = 0; nth < 9; nth++) {
    clock.advance(60_000)
    limit.answered(1000, 32)
  }
  expect(limit.current).toBe(32)
  limit.answered(1000, 32)
  expect(limit.current).toBeLessThan(32)
})

test('the most that was under way in the window counts, once', () => {
  const { limit, second, clock } = open()
  second(10)
  clock.advance(1000)
  limit.answered(1000, 32)
  for (let nth = 0; nth < 9; nth++) limit.answered(1000, 1)
  const lowered = limit.current
  expect(lowered).toBeLessThan(32)
  second(1000, 1)
  expect(limit.current).toBeGreaterThanOrEqual(lowered)
})

test('answers without a latency are no answers', () => {
  const { limit, second } = open({ queue: 20 })
  second(10)
  limit.overloaded(20)
  for (const nothing of [0, -1, Number.NaN]) second(nothing, 20, 100)
  expect(limit.current).toBe(14)
  second(10)
  expect(limit.current).toBe(18)
})

test('asked for less, it falls to seven tenths of what was under way, once a second, and not below its least', () => {
  const { limit, clock } = open()
  for (let nth = 0; nth < 5; nth++) limit.overloaded(20)
  expect(limit.current).toBe(14)
  clock.advance(999)
  limit.overloaded(14)
  expect(limit.current).toBe(14)
  clock.advance(1)
  limit.overloaded(100)
  expect(limit.current).toBe(9)
  expect(limit.isLeast).toBe(false)
  clock.advance(1000)
  limit.overloaded(1)
  expect(limit.current).toBe(4)
  expect(limit.isLeast).toBe(true)
})

test('what was answered before the overload does not lift it, and it finds back window by window', () => {
  const { limit, second } = open({ queue: 20 })
  for (let nth = 0; nth < 9; nth++) limit.answered(10, 20)
  limit.overloaded(20)
  second(10, 20, 9)
  expect(limit.current).toBe(14)
  limit.answered(10, 20)
  expect(limit.current).toBe(18)
  for (let nth = 0; nth < 2; nth++) second(10)
  expect(limit.current).toBe(26)
})

test.each([6, 10, 12])('it finds what a side can do at once: %i', (capacity) => {
  const { limit, second } = open()
  for (let nth = 0; nth < 600; nth++) second(10, 1)
  const seen: number[] = []
  for (let nth = 0; nth < 60; nth++) {
    second(10 * Math.max(1, limit.current / capacity))
    if (nth >= 20) seen.push(limit.current)
  }
  // Half as long again as usual is put up with, and the queue of four; "usual" has risen a little meanwhile.
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(Math.floor(capacity * 1.5))
  expect(Math.max(...seen)).toBeLessThanOrEqual(capacity * 2 + 4)
})

test('a side that stays slow for long is taken for what it has become', () => {
  const { limit, second } = open()
  for (let nth = 0; nth < 600; nth++) second(10, 1)
  for (let nth = 0; nth < 30; nth++) second(40)
  expect(limit.current).toBeLessThan(10)
  for (let nth = 0; nth < 1200; nth++) second(40)
  expect(limit.current).toBe(32)
})

test('settings that make no sense are refused at once', () => {
  expect(() => open({ most: 3 })).toThrow(RangeError)
})
