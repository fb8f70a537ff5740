import { expect, test } from 'vitest'
import { dayGroup } from './day-group'
import { steadyRows } from '@/client/steady-rows'

const now = Date.parse('2026-11-24T10:00:00Z')

test('sessions stand under today, yesterday, or their day, in the reader’s time zone', () => {
  const group = (iso: string) => dayGroup(new Date(iso), now, 'Europe/Stockholm')
  expect(group('2026-11-24T09:00:00Z')).toBe('Today')
  expect(group('2026-11-23T23:30:00Z')).toBe('Today')
  expect(group('2026-11-23T22:30:00Z')).toBe('Yesterday')
  expect(group('2026-11-21T12:00:00Z')).toBe('Sat 21 Nov')
  expect(group('2025-11-21T12:00:00Z')).toBe('Fri 21 Nov 2025')
})

const row = (id: string, status = 'running') => ({ id, status })
const steady = (shown: string[], latest: ReturnType<typeof row>[]) =>
  steadyRows(
    shown.map((id) => row(id)),
    latest,
    ({ id }) => id,
  )

test('rows keep their places and take their new content', () => {
  const { rows, waiting } = steady(['a', 'b'], [row('b', 'finished'), row('a')])
  expect(rows).toEqual([row('a'), row('b', 'finished')])
  expect(waiting).toBe(0)
})

test('new rows wait instead of pushing; older ones come below', () => {
  const { rows, waiting } = steady(['a', 'b'], [row('new'), row('a'), row('b'), row('old')])
  expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'old'])
  expect(waiting).toBe(1)
})

test('a row that is gone stays while someone points at the list', () => {
  expect(steady(['a', 'gone'], [row('a')]).rows.map(({ id }) => id)).toEqual(['a', 'gone'])
})
