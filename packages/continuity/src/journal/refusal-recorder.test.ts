import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Clock } from '@understudy/core'
import { withPlatform, type Database } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { RefusalRecorder } from './refusal-recorder.ts'

let db: TestDatabase
let aheadMs: number
const clock: Clock = {
  now: () => new Date(Date.now() + aheadMs),
  monotonicMs: () => performance.now() + aheadMs,
}

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  aheadMs = 0
  await withPlatform(db, (tx) => tx.journalRefusal.deleteMany())
})
afterAll(() => db.close())

const known = async () => (await withPlatform(db, (tx) => tx.journalRefusal.findMany()))[0]
const counted = (refused: number) => expect.poll(async () => (await known())?.refused, { timeout: 8_000 }).toBe(refused)

it('counts the last ones of a burst without another one, and not in the next episode', async () => {
  const recorder = new RefusalRecorder(db, clock)
  for (let nth = 0; nth < 5; nth++) recorder.refused()
  await counted(5)
  const first = (await known())!
  aheadMs += 600_000
  recorder.refused()
  await counted(1)
  expect((await known())!.since.getTime()).toBeGreaterThanOrEqual(first.lastAt.getTime() + 590_000)
})

it('counts what was refused while the database was away once it is back, as of when it was refused', async () => {
  let isAway = true
  const unsteady = new Proxy(db, {
    get: (target, name: keyof TestDatabase) => {
      if (isAway) throw new Error('the database is away')
      return target[name]
    },
  }) satisfies Database
  const recorder = new RefusalRecorder(unsteady, clock)
  recorder.refused()
  recorder.refused()
  const refusedBefore = clock.now()
  isAway = false
  aheadMs += 30_000
  await counted(2)
  expect((await known())!.lastAt.getTime()).toBeLessThanOrEqual(refusedBefore.getTime())
})
