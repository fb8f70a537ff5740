import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor, type TenantRef } from '@understudy/core'
import { asSystem, enqueue, withTenant, type NewJob } from '../index.ts'
import { createTestTenant, openTestDatabase, type TestDatabase } from '../testing/index.ts'

const actor = systemActor('test')
let db: TestDatabase
let ours: TenantRef
let theirs: TenantRef

const job = (tenant: TenantRef, key: string): NewJob => ({ name: 'greet', payload: { tenantId: tenant.id }, key, maxAttempts: 3 })

async function queuedKeys(): Promise<string[]> {
  const client = new pg.Client({ connectionString: db.adminUrl })
  await client.connect()
  const { rows } = await client.query<{ key: string }>('SELECT key FROM graphile_worker._private_jobs ORDER BY key')
  await client.end()
  return rows.map((row) => row.key)
}

beforeAll(async () => {
  db = await openTestDatabase()
  ours = await createTestTenant(db, 'ours')
  theirs = await createTestTenant(db, 'theirs')
})
afterAll(() => db.close())

it('delivers what committed, once a key, and nothing that was rolled back', async () => {
  const rolledBack = withTenant(db, { tenant: ours, actor }, async (tx) => {
    await enqueue(tx, job(ours, 'never'))
    throw new Error('no')
  })
  await expect(rolledBack).rejects.toThrow('no')
  await withTenant(db, { tenant: ours, actor }, (tx) => enqueue(tx, job(ours, 'a')))
  await withTenant(db, { tenant: ours, actor }, (tx) => enqueue(tx, job(ours, 'a')))
  await asSystem(db, 'runtime.claim', (tx) => enqueue(tx, job(theirs, 'b')))
  expect(await queuedKeys()).toEqual(['a', 'b'])
})

it('refuses a job of another tenant, and one of any tenant outside a tenant', async () => {
  const foreign = withTenant(db, { tenant: ours, actor }, (tx) => enqueue(tx, job(theirs, 'planted')))
  await expect(foreign).rejects.toThrow(/another tenant/)
  await expect(db.app.$transaction((tx) => enqueue(tx, job(ours, 'planted')))).rejects.toThrow(/another tenant/)
})

it('shows the application nothing of the queue', async () => {
  await expect(db.app.$queryRaw`SELECT * FROM graphile_worker._private_jobs`).rejects.toThrow(/permission denied/)
})
