import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { procedureScopes, walkRouter } from '@understudy/api'
import { isPlatformPermission, permissionNames } from '@understudy/identity'
import { appRouter } from './app-router'
import { auditCatalogue } from './audit-catalogue'

const procedures = walkRouter(appRouter)

describe.each(procedures)('$path', ({ type, meta, inputs, output }) => {
  it('says where it works and which right it asks', () => {
    expect(procedureScopes).toContain(meta?.scope)
    expect(['none', ...permissionNames]).toContain(meta?.action)
    if (meta?.action === 'none') expect(['public', 'user']).toContain(meta.scope)
    else expect(isPlatformPermission(meta!.action) ? 'platform' : 'tenant').toBe(meta?.scope)
  })

  it('names the audit action of a change, and none for a reading', () => {
    if (type === 'mutation') expect(Object.keys(auditCatalogue)).toContain(meta?.audit)
    else expect(meta?.audit).toBe('none')
  })

  it('checks what comes in and what goes out', () => {
    for (const input of inputs) expect(input).toBeInstanceOf(z.ZodType)
    expect(output).toBeInstanceOf(z.ZodType)
  })
})

it('walks a whole router, not an empty one', () => {
  expect(procedures.length).toBeGreaterThan(30)
})
