import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatClock,
  formatDuration,
  formatExact,
  formatMoney,
  formatNumber,
  formatPart,
  formatPercent,
  formatRelative,
} from './index.ts'

const plain = (text: string) => text.replaceAll('\u00A0', ' ')
const night = Date.UTC(2026, 10, 21, 1, 47, 11)

describe('numbers', () => {
  it('groups thousands, keeps the unit apart on the same line', () => {
    expect(formatNumber(278824)).toBe('278,824')
    expect(formatNumber(118, { unit: 'ms' })).toBe('118\u00A0ms')
    expect(plain(formatNumber(278824, { language: 'sv' }))).toBe('278 824')
  })
  it('shows a missing value as a dash, never as 0', () => {
    expect([
      formatNumber(null),
      formatPercent(undefined),
      formatBytes(Number.NaN),
      formatDuration(null),
      formatMoney(null, 'EUR'),
    ]).toEqual(['–', '–', '–', '–', '–'])
  })
  it('shows a part with its whole', () => {
    expect(plain(formatPart(31, 278824))).toBe('31 of 278,824 (0.01 %)')
    expect(plain(formatPart(0, 0))).toBe('0 of 0')
  })
  it('never rounds something to nothing nor almost all to all', () => {
    expect([0, 0.00001, 0.0001, 0.208, 0.9998, 0.99999, 1].map((share) => plain(formatPercent(share)))).toEqual([
      '0 %',
      '<0.01 %',
      '0.01 %',
      '20.8 %',
      '99.98 %',
      '>99.99 %',
      '100 %',
    ])
  })
  it('counts bytes in thousands', () => {
    expect([0, 999, 86_000, 1_200_000, 2_500_000_000].map((bytes) => plain(formatBytes(bytes)))).toEqual([
      '0 B',
      '999 B',
      '86 kB',
      '1.2 MB',
      '2.5 GB',
    ])
  })
  it('does not show a small cost as none', () => {
    expect([0, 0.003, 0.18, 1800].map((amount) => plain(formatMoney(amount, 'EUR')))).toEqual([
      '0 EUR',
      '0.003 EUR',
      '0.18 EUR',
      '1,800.00 EUR',
    ])
  })
})

describe('durations', () => {
  it('uses two units at most', () => {
    const durations = [0.4, 410, 8200, 41_000, 178_000, 184_000, 3_600_000, 777_600_000 + 14_400_000]
    expect(durations.map((ms) => plain(formatDuration(ms)))).toEqual([
      '0.4 ms',
      '410 ms',
      '8.2 s',
      '41 s',
      '2 min 58 s',
      '3 min 04 s',
      '1 h',
      '9 d 4 h',
    ])
  })
  it('never shows sixty of a unit', () => {
    expect([59_949, 59_960, 119_600, 3_599_700, 86_399_999].map((ms) => plain(formatDuration(ms)))).toEqual([
      '1 min',
      '1 min',
      '2 min',
      '1 h',
      '1 d',
    ])
    expect(plain(formatDuration(29_400, { isFine: true }))).toBe('29.4 s')
  })
})

describe('times', () => {
  const style = { timeZone: 'Europe/Stockholm' }
  it('tells a time in the zone it is given', () => {
    expect(formatClock(night, style)).toBe('02:47')
    expect(formatClock(night, { timeZone: 'UTC', hasSeconds: true })).toBe('01:47:11')
    expect(formatExact(night, style)).toBe('Sat 21 Nov 2026, 02:47:11 CET')
  })
  it('says how long ago or how soon, and the date past thirty days', () => {
    const ages = [0, 1, 59, 25 * 60, 7 * 3600, 2 * 86_400, 40 * 86_400]
    expect(ages.map((seconds) => plain(formatRelative(night - seconds * 1000, { ...style, now: night })))).toEqual([
      'now',
      '1 s ago',
      '59 s ago',
      '25 min ago',
      '7 h ago',
      '2 d ago',
      '12 Oct 2026',
    ])
    expect(plain(formatRelative(night + 8000, { ...style, now: night }))).toBe('in 8 s')
    expect(plain(formatRelative(night - 8000, { ...style, now: night, language: 'sv' }))).toBe('för 8 s sedan')
  })
})
