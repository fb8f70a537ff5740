import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { releaseLease, takeLease } from './lease.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

it('is held by one at a time, kept by its holder, and goes on with a higher epoch', async () => {
  const first = await takeLease(db, 'replayer', 'a', 60_000)
  expect(first).toMatchObject({ holder: 'a', epoch: 1n })
  expect(await takeLease(db, 'replayer', 'b', 60_000)).toBeNull()
  expect(await takeLease(db, 'replayer', 'a', 60_000)).toMatchObject({ epoch: 1n })
  await releaseLease(db, first!)
  expect(await takeLease(db, 'replayer', 'b', 60_000)).toMatchObject({ holder: 'b', epoch: 2n })
  expect(await takeLease(db, 'replayer', 'a', 60_000)).toBeNull()
})

it('falls to another when its holder is silent for its time', async () => {
  await takeLease(db, 'prober', 'a', 0)
  await expect.poll(() => takeLease(db, 'prober', 'b', 60_000)).toMatchObject({ epoch: 2n })
})

it('is taken by one of many who try at once', async () => {
  const tries = await Promise.all(Array.from({ length: 8 }, (_, nth) => takeLease(db, 'stampede', `p${nth}`, 60_000)))
  expect(tries.filter((lease) => lease !== null)).toHaveLength(1)
})
