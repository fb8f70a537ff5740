import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor, systemClock, type TenantRef } from '@understudy/core'
import { notify, withTenant } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { followSessions } from './follow-sessions.ts'

let db: TestDatabase
let ours: TenantRef
let theirs: TenantRef

beforeAll(async () => {
  db = await openTestDatabase()
  ours = await createTestTenant(db, 'ours')
  theirs = await createTestTenant(db, 'theirs')
})
afterAll(() => db.close())

const say = (tenant: TenantRef, topic: 'run' | 'session' | 'audit') =>
  withTenant(db, { tenant, actor: systemActor('test') }, (tx) => notify(tx, { topic, tenantId: tenant.id }))

it('tells of changes of the own tenant, of many at once as one, and ends with its signal', async () => {
  const leave = new AbortController()
  const changes = followSessions({ db, tenant: { ...ours, name: 'Ours' }, clock: systemClock }, leave.signal)
  expect((await changes.next()).done).toBe(false)
  let told = 0
  const listening = (async () => {
    while (!(await changes.next()).done) told++
  })()
  await say(theirs, 'run')
  await say(ours, 'audit')
  for (let times = 0; times < 5; times++) await say(ours, 'run')
  await expect.poll(() => told, { timeout: 5_000 }).toBe(1)
  await say(ours, 'session')
  await expect.poll(() => told, { timeout: 5_000 }).toBe(2)
  leave.abort()
  await listening
  expect(told).toBe(2)
})
