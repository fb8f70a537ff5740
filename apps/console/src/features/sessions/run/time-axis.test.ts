import { expect, test } from 'vitest'
import { axisLabel, axisMarks } from './time-axis'
import { timeLeftMs } from './time-left'

test('marks are round, start at 0, stay inside, and are few', () => {
  for (const wholeMs of [7, 90, 1_000, 2_345, 61_000, 142_000, 3_600_000]) {
    const marks = axisMarks(wholeMs)
    expect(marks[0]).toBe(0)
    expect(marks.at(-1)).toBeLessThanOrEqual(wholeMs)
    expect(marks.length).toBeGreaterThanOrEqual(3)
    expect(marks.length).toBeLessThanOrEqual(6)
  }
  expect(axisMarks(142_000)).toEqual([0, 50_000, 100_000])
})

test('an axis has one unit', () => {
  expect(axisLabel(50_000, 142_000)).toBe('50\u00A0s')
  expect(axisLabel(200, 800)).toBe('200\u00A0ms')
  expect(axisLabel(600_000, 3_600_000)).toBe('10\u00A0min')
})

test('time left follows the rate, and is not guessed without one', () => {
  const startedAt = new Date(0)
  expect(timeLeftMs({ startedAt, progress: { done: 50, total: 200, unit: 'turns' } }, 10_000)).toBe(30_000)
  expect(timeLeftMs({ startedAt, progress: { done: 0, total: 200, unit: 'turns' } }, 10_000)).toBeNull()
  expect(timeLeftMs({ startedAt, progress: { done: 200, total: 200, unit: 'turns' } }, 10_000)).toBeNull()
  expect(timeLeftMs({ startedAt, progress: { done: 50, total: 200, unit: 'turns' } }, 100)).toBeNull()
})
