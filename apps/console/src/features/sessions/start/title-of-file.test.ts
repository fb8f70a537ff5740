import { expect, test } from 'vitest'
import { speakerShares } from './speaker-shares'
import { dayOfFile, titleOfFile } from './title-of-file'

test('a title is the name without ending, date and underscores', () => {
  expect(titleOfFile('Product council 2026-11-24.vtt')).toBe('Product council')
  expect(titleOfFile('weekly_sync_20261124.txt')).toBe('Weekly sync')
  expect(titleOfFile('2026-11-24.srt')).toBe('Meeting')
  expect(titleOfFile('ES2004a')).toBe('ES2004a')
})

test('a day is found only where there is one', () => {
  expect(dayOfFile('Council 2026-11-24.vtt')).toBe('2026-11-24')
  expect(dayOfFile('council_20261124.vtt')).toBe('2026-11-24')
  expect(dayOfFile('council 2026-02-31.vtt')).toBeNull()
  expect(dayOfFile('room 120261124.vtt')).toBeNull()
  expect(dayOfFile('council.vtt')).toBeNull()
})

test('speakers share all words between them, the most first', () => {
  const turn = (speaker: string | null, text: string, index: number) => ({ speaker, text, index })
  const shares = speakerShares({
    turns: [turn('A', 'one two', 0), turn(null, 'one', 1), turn('B', 'a b c d e', 2), turn('A', 'x', 3)],
  })
  expect(shares.map(({ speaker, turns, words }) => [speaker, turns, words])).toEqual([
    ['B', 1, 5],
    ['A', 2, 3],
    [null, 1, 1],
  ])
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})
