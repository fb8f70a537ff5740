import { expect, test } from 'vitest'
import { turnTimes } from './turn-times'

const turn = (index: number, text: string, startMs?: number, endMs?: number) => ({
  index,
  speaker: null,
  text,
  ...(startMs !== undefined && { startMs }),
  ...(endMs !== undefined && { endMs }),
})

test('times of the recording are kept, and a turn without an end lasts to the next', () => {
  expect(turnTimes([turn(0, 'a', 4_000), turn(1, 'b', 10_000, 12_000)], 12_000)).toEqual([
    { startMs: 4_000, endMs: 10_000 },
    { startMs: 10_000, endMs: 12_000 },
  ])
})

test('a clock that begins in the middle of a day begins the axis', () => {
  expect(turnTimes([turn(0, 'a', 3_600_000), turn(1, 'b', 3_610_000)], 10_000)[1]?.startMs).toBe(10_000)
})

test('turns never run backwards, also where a time is missing', () => {
  const times = turnTimes([turn(0, 'a', 0), turn(1, 'b', 5_000), turn(2, 'c'), turn(3, 'd', 9_000)], 9_000)
  expect(times.map(({ startMs }) => startMs)).toEqual([0, 5_000, 5_000, 9_000])
  expect(times.every(({ startMs, endMs }) => endMs >= startMs)).toBe(true)
})

test('without times the words share the length between them', () => {
  expect(turnTimes([turn(0, 'one two three'), turn(1, 'four')], 8_000)).toEqual([
    { startMs: 0, endMs: 6_000 },
    { startMs: 6_000, endMs: 8_000 },
  ])
})
