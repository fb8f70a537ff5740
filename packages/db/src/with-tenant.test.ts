import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, type TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import {
  asSystem,
  notify,
  onSystemAccess,
  Prisma,
  systemStatement,
  withPlatform,
  withTenant,
  type Notification,
} from './index.ts'
import { createTestTenant, openTestDatabase, type TestDatabase } from './testing/index.ts'

const actor = systemActor('test')
let db: TestDatabase
let ours: TenantRef
let theirs: TenantRef

beforeAll(async () => {
  db = await openTestDatabase()
  ours = await createTestTenant(db, 'ours')
  theirs = await createTestTenant(db, 'theirs')
  for (const tenant of [ours, theirs])
    await withTenant(db, { tenant, actor }, (tx) =>
      tx.tenantResource.create({ data: { tenantId: tenant.id, id: uuidv7(), kind: 'index', name: tenant.slug } }),
    )
})
afterAll(() => db.close())

describe('withTenant', () => {
  it('shows one tenant its own rows only', async () => {
    const rows = await withTenant(db, { tenant: ours, actor }, (tx) => tx.tenantResource.findMany())
    expect(rows.map((row) => row.name)).toEqual([ours.slug])
  })

  it('refuses to write a row of another tenant', async () => {
    const write = withTenant(db, { tenant: ours, actor }, (tx) =>
      tx.tenantResource.create({ data: { tenantId: theirs.id, id: uuidv7(), kind: 'index', name: 'planted' } }),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  it('shows nothing without a tenant, also on a connection that had one before', async () => {
    await withTenant(db, { tenant: ours, actor }, (tx) => tx.tenantResource.count())
    expect(await withPlatform(db, (tx) => tx.tenantResource.count())).toBe(0)
    expect(await withPlatform(db, (tx) => tx.tenant.count())).toBe(0)
  })
})

describe('asSystem', () => {
  it('sees all tenants and reports its purpose', async () => {
    const purposes: string[] = []
    const stop = onSystemAccess((purpose) => purposes.push(purpose))
    const rows = await asSystem(db, 'tenants.list', (tx) => tx.tenantResource.findMany())
    stop()
    expect(rows).toHaveLength(2)
    expect(purposes).toEqual(['tenants.list'])
  })

  it('runs a single statement by its purpose, with the values that a transaction would give', async () => {
    const purposes: string[] = []
    const stop = onSystemAccess((purpose) => purposes.push(purpose))
    const at = new Date('2026-03-01T10:00:00.000Z')
    const statement = (slugs: string[]) =>
      systemStatement(
        db,
        'tenants.list',
        Prisma.sql`
        SELECT count(*) AS count, ${at}::timestamptz AS at, ${'{"a":1}'}::jsonb AS json FROM tenants WHERE slug = ANY(${slugs}::text[])`,
      )
    expect(await statement([ours.slug, theirs.slug])).toEqual([{ count: 2n, at, json: { a: 1 } }])
    expect(await statement(['nobody', 'say "x", {y}'])).toEqual([{ count: 0n, at, json: { a: 1 } }])
    stop()
    expect(purposes).toEqual(['tenants.list', 'tenants.list'])
  })

  it('cannot change the audit trail', async () => {
    await expect(asSystem(db, 'system.retention', (tx) => tx.auditEvent.deleteMany())).rejects.toThrow(/permission denied/)
  })
})

describe('notify', () => {
  it('reaches subscribers after the commit and not after a rollback', async () => {
    const heard: Notification[] = []
    const unsubscribe = await db.hub.subscribe((notification) => heard.push(notification))
    const rolledBack = withTenant(db, { tenant: ours, actor }, async (tx) => {
      await notify(tx, { topic: 'run', tenantId: ours.id, id: 'never' })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    await withTenant(db, { tenant: ours, actor }, (tx) => notify(tx, { topic: 'run', tenantId: ours.id, id: 'yes' }))
    await expect.poll(() => heard).toEqual([{ topic: 'run', tenantId: ours.id, id: 'yes' }])
    unsubscribe()
  })
})
