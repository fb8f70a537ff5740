import { describe, expect, it } from 'vitest'
import { prepareTimeAxis } from './prepare-time-axis.ts'
import { prepareTimeRows } from './prepare-time-rows.ts'
import { prepareValueAxis } from './prepare-value-axis.ts'

describe('rows over time', () => {
  it('joins series on their times and keeps what is not known as null', () => {
    const rows = prepareTimeRows([
      {
        id: 'a',
        points: [
          { at: 2, value: 5 },
          { at: 1, value: 0 },
        ],
      },
      { id: 'b', points: [{ at: 2, value: null }] },
    ])
    expect(rows).toEqual([
      { at: 1, values: { a: 0, b: null } },
      { at: 2, values: { a: 5, b: null } },
    ])
  })
  it('breaks the line where a bucket is missing, not where buckets are a little late', () => {
    const points = [0, 60, 121, 300].map((at) => ({ at, value: 1 }))
    expect(prepareTimeRows([{ id: 'a', points }], 60).map((row) => [row.at, row.values['a']])).toEqual([
      [0, 1],
      [60, 1],
      [121, 1],
      [181, null],
      [300, 1],
    ])
  })
})

describe('axes', () => {
  it('puts at most six ticks on whole steps of the zone', () => {
    const from = Date.UTC(2026, 10, 21, 1, 12, 11)
    const axis = prepareTimeAxis({ from, to: from + 3_600_000, timeZone: 'Europe/Stockholm' })
    expect(axis.ticks.map(axis.label)).toEqual(['02:20', '02:30', '02:40', '02:50', '03:00', '03:10'])
  })
  it('puts day ticks on midnight of the zone', () => {
    const from = Date.UTC(2026, 10, 18, 12)
    const axis = prepareTimeAxis({ from, to: from + 4 * 86_400_000, timeZone: 'Asia/Kolkata' })
    expect(axis.ticks[0]).toBe(Date.UTC(2026, 10, 18, 18, 30))
    expect(axis.label(axis.ticks[0] ?? 0)).toBe('19 Nov')
  })
  it('ends on a round number at or above the largest value', () => {
    expect(prepareValueAxis([870, null, 93]).ticks).toEqual([0, 250, 500, 750, 1000])
    expect(prepareValueAxis([0.42]).ticks.at(-1)).toBeCloseTo(0.6, 1)
    expect(prepareValueAxis([null]).top).toBe(1)
    for (const value of [0.003, 1, 7, 99, 1001, 123456]) expect(prepareValueAxis([value]).top).toBeGreaterThanOrEqual(value)
  })
})
