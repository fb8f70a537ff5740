import { expect, test } from 'vitest'
import { UsualLatency } from './usual-latency.ts'

test('the first ten weigh alike, those after them little', () => {
  const usual = new UsualLatency(600)
  const values = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
  expect(values.map((value) => usual.add(value))).toEqual(
    [10, 15, 20, 25, 30, 35, 40, 45, 50, 55].map((mean) => expect.closeTo(mean)),
  )
  expect(usual.add(655)).toBeCloseTo(55 + 600 * (2 / 601))
})

test('with few windows to look back over, a new one weighs more than its place among the first ten', () => {
  const usual = new UsualLatency(3)
  usual.add(10)
  usual.add(10)
  expect(usual.add(20)).toBeCloseTo(15)
})

test('what is more than twice as high as now comes down faster', () => {
  const twice = new UsualLatency(600)
  const above = new UsualLatency(600)
  for (let nth = 0; nth < 10; nth++) for (const usual of [twice, above]) usual.add(100)
  const weight = 2 / 601
  expect(twice.add(50)).toBeCloseTo(100 - 50 * weight)
  const low = above.add(49)
  expect(low).toBeCloseTo(100 - 51 * weight)
  expect(above.add(49)).toBeCloseTo(low * 0.95 + (49 - low * 0.95) * weight)
  expect(twice.add(50)).toBeGreaterThan(99.5)
})

test('twice as high as now is not yet far above', () => {
  const usual = new UsualLatency(3)
  usual.add(30)
  expect(usual.add(10)).toBe(20)
  expect(usual.add(20)).toBe(20)
})
