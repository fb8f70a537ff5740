import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_LIMIT_SETTINGS as settings, withLimitSettings } from './limit-settings.ts'
import { nextLimit } from './next-limit.ts'

const next = (limit: number, latency: number, inFlight = limit) => nextLimit(limit, { latency, usual: 100, inFlight }, settings)

test('usual latency, and up to half as much again, lets the limit grow by a fifth of the queue', () => {
  for (const latency of [1, 100, 150]) expect(next(20, latency)).toBeCloseTo(20.8)
})

test('latency beyond that lowers it in proportion, a fifth of the way', () => {
  expect(next(20, 200)).toBeCloseTo(20 + (20 * 0.75 + 4 - 20) * 0.2)
  expect(next(20, 300)).toBeCloseTo(20 + (20 * 0.5 + 4 - 20) * 0.2)
})

test('whatever the latency, one window aims at half the limit at worst', () => {
  expect(next(20, 1e9)).toBe(next(20, 300))
})

test('a limit less than half used is not what makes answers slow: it grows', () => {
  expect(next(20, 1000, 9)).toBeCloseTo(20.8)
  expect(next(20, 1000, 10)).toBeLessThan(20)
})

test('it stays within its bounds', () => {
  const limit = fc.integer({ min: settings.least, max: settings.most })
  const latency = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(limit, latency, latency, fc.nat(100), (from, now, usual, inFlight) => {
      const to = nextLimit(from, { latency: now, usual, inFlight }, settings)
      expect(to).toBeGreaterThanOrEqual(settings.least)
      expect(to).toBeLessThanOrEqual(settings.most)
    }),
  )
  expect(next(settings.most, 1)).toBe(settings.most)
  expect(nextLimit(settings.least, { latency: 1e9, usual: 1, inFlight: 4 }, { ...settings, queue: 0.1 })).toBe(settings.least)
})

test('settings at the edge of sense are taken, those beyond are named', () => {
  const edges = [{ least: 1, most: 1 }, { tolerance: 1 }, { smoothing: 1 }, { windowAnswers: 1 }, { usualWindows: 1 }]
  for (const given of edges) expect(withLimitSettings(given)).toEqual({ ...settings, ...given })
  const beyond = {
    least: [0, 1.5],
    most: [3, 8.5],
    tolerance: [0.99],
    queue: [0],
    smoothing: [0, 1.01],
    decrease: [0, 1],
    windowMs: [0],
    windowAnswers: [0],
    usualWindows: [0],
  }
  for (const [name, values] of Object.entries(beyond))
    for (const value of values)
      expect(() => withLimitSettings({ [name]: value })).toThrow(new RangeError(`A limit cannot work with ${name} = ${value}.`))
})
