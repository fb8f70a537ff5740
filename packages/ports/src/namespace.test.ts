import type { TenantId } from '@understudy/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexName, memoryName, objectKey, objectPrefix, tenantKey } from './namespace.ts'

const tenant = (slug: string) => ({ id: '00000000-0000-7000-8000-000000000001' as TenantId, slug })
const slugs = fc.stringMatching(/^[a-z][a-z0-9_-]{1,39}$/)
const twoSlugs = fc.tuple(slugs, slugs).filter(([a, b]) => a !== b)
const names = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z0-9._/-]{1,40}$/))

describe('names on AWS', () => {
  it('no key of one tenant lies under another tenant’s prefix', () => {
    fc.assert(
      fc.property(twoSlugs, names, ([ours, theirs], key) => {
        const full = objectKey(tenant(ours), key)
        expect(full.startsWith(objectPrefix(tenant(theirs)))).toBe(false)
        expect(tenantKey(tenant(theirs), full)).toBeNull()
        expect(tenantKey(tenant(ours), full)).toBe(key)
      }),
    )
  })

  it('an index name is its tenant’s own or refused', () => {
    fc.assert(
      fc.property(twoSlugs, names, names, ([ours, theirs], name, other) => {
        const made = (slug: string, each: string) => {
          try {
            return indexName(tenant(slug), each)
          } catch {
            return null
          }
        }
        const mine = made(ours, name)
        if (mine !== null) expect(mine).not.toBe(made(theirs, other))
        if (mine !== null) expect(mine).toMatch(/^[a-z][a-z0-9_-]*\.[a-z0-9][a-z0-9_-]*$/)
      }),
    )
  })

  it('a memory name fits AgentCore and tells tenants and memories apart, also where joining would not', () => {
    fc.assert(
      fc.property(twoSlugs, names, names, ([ours, theirs], memory, other) => {
        const mine = memoryName(tenant(ours), memory)
        expect(mine).toMatch(/^[a-zA-Z][a-zA-Z0-9_]{0,47}$/)
        expect(mine).not.toBe(memoryName(tenant(theirs), other))
        if (memory !== other) expect(mine).not.toBe(memoryName(tenant(ours), other))
      }),
    )
    expect(memoryName(tenant('a'), 'b_c')).not.toBe(memoryName(tenant('a_b'), 'c'))
  })

  it('a slug that could end its own prefix is refused', () => {
    for (const slug of ['a/b', 'a.b', '', 'A', '../x']) expect(() => objectPrefix(tenant(slug))).toThrow()
  })
})
