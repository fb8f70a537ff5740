import { type Clock, systemActor, systemClock } from '@understudy/core'
import { withTenant } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { afterAll, expect, it } from 'vitest'
import { callOf } from '../contract/suite.ts'
import { memoryContract } from './contract.ts'
import { at } from './contract/events.ts'
import { createLocalMemory } from './local.ts'

let db: TestDatabase
afterAll(() => db.close())

memoryContract(
  'the twin',
  async () => {
    db = await openTestDatabase()
    const memory = createLocalMemory({ db, timeoutMs: 10_000, expiryDays: 365 }).port
    return { memory, ours: await createTestTenant(db, 'ours'), theirs: await createTestTenant(db, 'theirs') }
  },
  [],
)

it('an event is gone once it has expired, wherever it could show', async () => {
  const tenant = await createTestTenant(db, 'expiry')
  let aheadMs = 0
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) }
  const memory = createLocalMemory({ db, timeoutMs: 10_000, expiryDays: 7, clock }).port
  const payload = [{ kind: 'message', role: 'user', text: 'x' }] as const
  const { eventId } = (
    await memory.createEvent(callOf(tenant), { ...at('expires'), eventTime: new Date(), payload: [...payload] })
  ).value
  aheadMs = 7 * 86_400_000 - 60_000
  expect((await memory.listEvents(callOf(tenant), at('expires'))).value.items).toHaveLength(1)
  aheadMs = 7 * 86_400_000
  expect((await memory.listEvents(callOf(tenant), at('expires'))).value.items).toEqual([])
  expect((await memory.listSessions(callOf(tenant), 'meetings', 'anna')).value.items).toEqual([])
  expect((await memory.listActors(callOf(tenant), 'meetings')).value.items).toEqual([])
  await expect(memory.getEvent(callOf(tenant), at('expires'), eventId)).rejects.toMatchObject({ code: 'not_found' })
})

it('a session that is begun twice is marked once', async () => {
  const tenant = await createTestTenant(db, 'marks')
  const memory = createLocalMemory({ db, timeoutMs: 10_000, expiryDays: 7 }).port
  await Promise.all([1, 2, 3].map(() => memory.createSession(callOf(tenant), at('begun'))))
  expect(await withTenant(db, { tenant, actor: systemActor('test') }, (tx) => tx.twinMemoryEvent.count())).toBe(1)
})
