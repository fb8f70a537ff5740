import { expect, it } from 'vitest'
import { filtersOf, hasFilters, type AuditFilters } from './audit-view'

const none: AuditFilters = {
  q: '', action: [], outcome: null, actor: null, kind: null, entity: null, tenant: null, range: null, from: null, to: null,
} // prettier-ignore

it('asks for everything when no filter is set', () => {
  expect(filtersOf(none, 0)).toEqual({})
  expect(hasFilters(none)).toBe(false)
})

it('measures a range back from the full minute, so that one view is one question', () => {
  const at = Date.parse('2026-11-24T10:24:31Z')
  expect(filtersOf({ ...none, range: 'hour' }, at)).toEqual({ from: new Date('2026-11-24T09:24:00Z') })
  expect(filtersOf({ ...none, range: 'hour' }, at + 20_000)).toEqual(filtersOf({ ...none, range: 'hour' }, at))
})

it('sends what is set and nothing else', () => {
  const view = { ...none, q: ' ana ', outcome: 'denied' as const, actor: 'u1' }
  expect(filtersOf(view, 0)).toEqual({ text: 'ana', outcome: 'denied', actorId: 'u1' })
  expect(hasFilters(view)).toBe(true)
})
