import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, formatMoment, parseClock, parseDuration, parseMoment } from './moment.ts'

const H = 3_600_000
const M = 60_000

describe('a duration', () => {
  it.each([
    ['2h52m', 2 * H + 52 * M],
    ['3d 4h', 76 * H],
    ['90s', 90_000],
    ['1.5h', 1.5 * H],
    ['250ms', 250],
    ['0s', 0],
  ])('%s', (text, ms) => expect(parseDuration(text)).toBe(ms))

  it.each(['', '2', 'h', '2h later', '02:40', '-3h', '2 hours'])('"%s" is none', (text) => expect(parseDuration(text)).toBeNull())

  it('is told by its two largest parts', () => {
    expect([14 * H + 32 * M, 76 * H, 45_000, 250, 0].map(formatDuration)).toEqual([
      '14 h 32 min',
      '3 d 4 h',
      '45 s',
      '250 ms',
      '0 s',
    ])
  })
})

describe('a moment of a script', () => {
  const start = parseClock('23:48')

  it.each([
    ['23:48', 0],
    ['02:40', 2 * H + 52 * M],
    ['14:20', 14 * H + 32 * M],
    ['2h52m', 2 * H + 52 * M],
  ])('%s after 23:48', (text, ms) => expect(parseMoment(text, start)).toBe(ms))

  it('needs a beginning to be a time of day', () => {
    expect(parseMoment('02:40', null)).toBeNull()
    expect(parseMoment('24:00', start)).toBeNull()
  })

  it('is read back from what it is written as, for every minute of a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_439 }), (minutes) => {
        expect(parseMoment(formatMoment(minutes * M, '23:48'), start)).toBe(minutes * M)
      }),
    )
  })

  it('is a duration where there is no time of day, or days later', () => {
    expect(formatMoment(76 * H, null)).toBe('3 d 4 h')
    expect(formatMoment(76 * H, '23:48')).toBe('3 d 4 h')
  })
})
