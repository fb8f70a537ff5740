import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { JournalGauge } from '@understudy/continuity/server'
import { systemClock } from '@understudy/core'
import { asSystem, withPlatform } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { silentLogger } from '@understudy/telemetry'
import { watchedWorld } from './watched-world.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const attention = async () => {
  const settings = { oldestMinutes: 15, waitingShare: 0.8, freeMb: 0, maxWaiting: 1_000 }
  const journal = new JournalGauge({ db, dataDir: '/nowhere', settings, clock: systemClock, log: silentLogger })
  return (await withPlatform(db, (tx) => watchedWorld({ tx, clock: systemClock, journal }))).attention
}

it('says what needs somebody: conflicts of every tenant, the drill under way, and refused writes', async () => {
  expect(await attention()).toEqual({ alarms: [], conflicts: 0, drill: null })
  const now = new Date()
  const { id: tenantId } = await createTestTenant(db, 'acme')
  const version = { side: 'aws', version: '1' }
  await asSystem(db, 'continuity.replay', async (tx) => {
    const about = { port: 'objects', chain: 'a', sentence: 's', at: now, winner: version, loser: version }
    await tx.portConflict.create({ data: { tenantId, id: randomUUID(), ...about } })
    await tx.journalRefusal.create({ data: { reason: 'too_many_wait', since: now, lastAt: now, refused: 3 } })
  })
  const drill = { id: randomUUID(), timeline: 'oct-2025', title: 'Oct-2025', script: {}, compression: 1, trigger: 'person' }
  await withPlatform(db, (tx) =>
    tx.drill.create({ data: { ...drill, state: 'running', startedById: 'a', startedByName: 'Ana', createdAt: now } }),
  )
  expect(await attention()).toMatchObject({
    alarms: [{ kind: 'refused', refused: 3 }],
    conflicts: 1,
    drill: { id: drill.id, title: 'Oct-2025', state: 'running' },
  })
  await withPlatform(db, (tx) => tx.drill.updateMany({ data: { endedAt: now, state: 'passed' } }))
  expect((await attention()).drill).toBeNull()
})
