import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LatencyHistogram } from './latency-histogram.ts'

test('knows nothing before the first call', () => {
  expect(new LatencyHistogram().quantileMs(0.99)).toBeNull()
  expect(new LatencyHistogram().samples).toBe(0)
})

test('any quantile is within a twentieth of the true one', () => {
  const latency = fc.double({ min: 0.2, max: 500_000, noNaN: true })
  const quantile = fc.constantFrom(0, 0.5, 0.9, 0.99, 1)
  fc.assert(
    fc.property(fc.array(latency, { minLength: 1, maxLength: 300 }), quantile, (latencies, q) => {
      const histogram = new LatencyHistogram()
      for (const each of latencies) histogram.record(each, 0)
      const sorted = latencies.toSorted((a, b) => a - b)
      const above = Math.floor(latencies.length * (1 - q) + 1e-9)
      const exact = sorted[Math.max(0, sorted.length - 1 - above)]!
      expect(Math.abs(histogram.quantileMs(q)! - exact)).toBeLessThanOrEqual(exact * 0.0501)
    }),
  )
})

test('follows a change within a few half-lives', () => {
  const histogram = new LatencyHistogram({ halfLifeMs: 1000 })
  for (let ms = 0; ms < 1000; ms++) histogram.record(1000, ms)
  for (let ms = 10_000; ms < 11_000; ms++) histogram.record(10, ms)
  expect(histogram.quantileMs(0.99)).toBeLessThan(11)
})

test('keeps its footing over days of calls and nights of silence', () => {
  const histogram = new LatencyHistogram({ halfLifeMs: 1000 })
  for (const day of [0, 1, 2, 30])
    for (let second = 0; second < 200; second++) histogram.record(20, day * 86_400_000 + second * 1000)
  expect(histogram.quantileMs(0.5)).toBeGreaterThan(19)
  expect(histogram.quantileMs(0.5)).toBeLessThan(21)
  expect(histogram.samples).toBeCloseTo(2, 1)
})

test('what lies outside its range counts at its bounds', () => {
  const histogram = new LatencyHistogram()
  histogram.record(0, 0)
  expect(histogram.quantileMs(0.99)).toBeLessThan(0.11)
  histogram.record(1e9, 0)
  expect(histogram.quantileMs(1)).toBeGreaterThan(570_000)
  histogram.record(Number.NaN, 0)
  expect(histogram.samples).toBe(3)
})

test('what was long ago weighs nothing beside what is now', () => {
  const histogram = new LatencyHistogram({ halfLifeMs: 1000 })
  for (let second = 0; second < 200; second++) histogram.record(1000, second * 1000)
  histogram.record(10, 86_400_000)
  expect(histogram.quantileMs(0.5)).toBeLessThan(11)
})

test('what is too short to be told apart still counts', () => {
  const histogram = new LatencyHistogram()
  for (let nth = 0; nth < 10; nth++) histogram.record(0, 0)
  histogram.record(1000, 0)
  expect(histogram.quantileMs(0.5)).toBeLessThan(0.11)
})
