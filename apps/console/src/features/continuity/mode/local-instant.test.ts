import { expect, it } from 'vitest'
import { localInstant, localText } from './local-instant'

const iso = (local: string, zone = 'Europe/Stockholm') => {
  const at = localInstant(local, zone)
  return at === null ? null : new Date(at).toISOString()
}

it('reads a clock of the person’s zone, summer and winter', () => {
  expect(iso('2026-11-21T05:18')).toBe('2026-11-21T04:18:00.000Z')
  expect(iso('2026-07-01T05:18')).toBe('2026-07-01T03:18:00.000Z')
  expect(iso('2026-11-21T05:18', 'UTC')).toBe('2026-11-21T05:18:00.000Z')
})

it('reads the hours around a change of the clocks', () => {
  expect(iso('2026-10-25T01:30')).toBe('2026-10-24T23:30:00.000Z')
  expect(iso('2026-10-25T04:00')).toBe('2026-10-25T03:00:00.000Z')
  expect(iso('2026-03-29T04:00')).toBe('2026-03-29T02:00:00.000Z')
})

it('takes nothing for a time that is none', () => {
  expect(localInstant('', 'UTC')).toBeNull()
  expect(localInstant('tomorrow', 'UTC')).toBeNull()
})

it('shows an instant as the field wants it', () => {
  expect(localText(Date.parse('2026-11-21T04:18:59Z'), 'Europe/Stockholm')).toBe('2026-11-21T05:18')
})
