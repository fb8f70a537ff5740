import { expect, test } from 'vitest'
import { evidenceStep, stepThrough } from './evidence-steps'
import { findInTurns } from './transcript/find-in-turns'
import { markSpans } from './transcript/mark-spans'
import { recordingClock, turnLabel } from './turn-label'

const evidence = [
  { turn: 40, start: 0, end: 5 },
  { turn: 12, start: 3, end: 9 },
  { turn: 90, start: 0, end: 2 },
]

test('evidence is stepped through in its own order, round the ends', () => {
  expect(evidenceStep(evidence, 12)).toEqual({ at: 1, of: 3, turn: 12 })
  expect(stepThrough(evidence, 40, 1)).toBe(12)
  expect(stepThrough(evidence, 90, 1)).toBe(40)
  expect(stepThrough(evidence, 40, -1)).toBe(90)
})

test('a turn outside the evidence stands at the primary one; no evidence, no step', () => {
  expect(evidenceStep(evidence, 7)).toEqual({ at: 0, of: 3, turn: 40 })
  expect(evidenceStep(evidence, null)?.turn).toBe(40)
  expect(evidenceStep([], 3)).toBeNull()
  expect(stepThrough([], null, 1)).toBeNull()
})

test('a text is cut at its spans and nothing of it is lost', () => {
  const text = 'We keep the backups here.'
  const fragments = markSpans(text, [
    { start: 12, end: 19, kind: 'primary' },
    { start: 0, end: 2, kind: 'further' },
  ])
  expect(fragments.map((fragment) => fragment.text)).toEqual(['We', ' keep the ', 'backups', ' here.'])
  expect(fragments.map((fragment) => fragment.kind)).toEqual(['further', null, 'primary', null])
})

test('spans that overlap or reach beyond the text are clipped', () => {
  const fragments = markSpans('abcdef', [
    { start: 1, end: 4, kind: 'primary' },
    { start: 2, end: 99, kind: 'found' },
  ])
  expect(fragments.map((fragment) => fragment.text).join('')).toBe('abcdef')
  expect(fragments).toEqual([
    { text: 'a', start: 0, kind: null },
    { text: 'bcd', start: 1, kind: 'primary' },
    { text: 'ef', start: 4, kind: 'found' },
  ])
  expect(markSpans('', [{ start: 0, end: 3, kind: 'found' }])).toEqual([{ text: '', start: 0, kind: null }])
})

test('finding words ignores case and stops at the limit', () => {
  const turns = [
    { index: 0, text: 'Budget, budget' },
    { index: 1, text: 'the BUDGET' },
  ]
  expect(findInTurns(turns, 'budget').map((found) => found.turn)).toEqual([0, 0, 1])
  expect(findInTurns(turns, 'budget', 2)).toHaveLength(2)
  expect(findInTurns(turns, '  ')).toEqual([])
})

test('a turn is named by its time, else by its number', () => {
  expect(recordingClock(1_041_000)).toBe('17:21')
  expect(recordingClock(3_723_000)).toBe('1:02:03')
  expect(turnLabel({ index: 4, startMs: 61_000 })).toBe('01:01')
  expect(turnLabel({ index: 4 })).toBe('#5')
})
