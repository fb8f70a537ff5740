import { expect, test } from 'vitest'
import { LatencyHistogram } from '../attempt/latency-histogram.ts'
import { DEFAULT_HEDGE_SETTINGS, hedgeDelayMs } from './hedge-delay.ts'

const known = (samples: number, ms: number) => ({ samples, quantileMs: (quantile: number) => ms * quantile })

test('waits as long as 95 of 100 calls took, of the real histogram', () => {
  const histogram = new LatencyHistogram()
  for (let nth = 1; nth <= 200; nth++) histogram.record(nth, 0)
  expect(hedgeDelayMs(histogram, 10_000)).toBeGreaterThan(180)
  expect(hedgeDelayMs(histogram, 10_000)).toBeLessThan(200)
})

test('with too little known there is no second request', () => {
  expect(hedgeDelayMs(known(99, 100), 10_000)).toBeNull()
  expect(hedgeDelayMs(known(100, 100), 10_000)).toBe(95)
  expect(hedgeDelayMs({ samples: 100, quantileMs: () => null }, 10_000)).toBeNull()
})

test('never sooner than the least', () => {
  expect(hedgeDelayMs(known(100, 1), 10_000)).toBe(10)
  expect(hedgeDelayMs(known(100, 40), 10_000, { ...DEFAULT_HEDGE_SETTINGS, quantile: 0.5, leastMs: 15 })).toBe(20)
})

test('no second request whose answer would usually come too late', () => {
  expect(hedgeDelayMs(known(100, 100), 190)).toBe(95)
  expect(hedgeDelayMs(known(100, 100), 189)).toBeNull()
})
