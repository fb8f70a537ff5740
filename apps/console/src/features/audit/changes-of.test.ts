import { expect, it } from 'vitest'
import { changesOf } from './changes-of'

it('puts before and after of every field side by side', () => {
  const changes = changesOf({ changes: { retentionDays: { before: 365, after: 30 } } })
  expect(changes).toEqual({ before: '{\n  "retentionDays": 365\n}', after: '{\n  "retentionDays": 30\n}' })
})

it('knows a single change, such as of a role', () => {
  expect(changesOf({ before: 'viewer', after: 'owner' })).toEqual({
    before: '{\n  "value": "viewer"\n}',
    after: '{\n  "value": "owner"\n}',
  })
})

it('is silent about events that change nothing', () => {
  expect(changesOf({ email: 'a@b.test' })).toBeNull()
  expect(changesOf({})).toBeNull()
})
