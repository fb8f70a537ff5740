import { describe, expect, it } from 'vitest'
import { safePath, withReturn } from './page-address'

describe('safePath', () => {
  it.each(['/t/meetmind/audit?outcome=denied', '/', '/tenants'])('keeps %s', (path) => {
    expect(safePath(path)).toBe(path)
  })

  it.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/./\\evil.test',
    '/.//evil.test',
    'javascript:alert(1)',
    '',
    null,
  ])('leads home instead of to %j', (path) => {
    expect(safePath(path)).toBe('/')
  })
})

it('comes back only where there is somewhere to come back to', () => {
  expect(withReturn('/sign-in', '/audit?q=a')).toBe('/sign-in?to=%2Faudit%3Fq%3Da')
  expect(withReturn('/sign-in', '/')).toBe('/sign-in')
})
