import { uuidv7 } from '@understudy/core/server'
import { withPlatform } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readEvidence } from './read-evidence.ts'

const HOUR_MS = 3_600_000
let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

it('tells how long ago somebody was answered, though the clock of who counted is an hour fast', async () => {
  const now = new Date()
  const at = new Date(now.getTime() + HOUR_MS)
  const counts = { consecutive: 0, seconds: [], failingSince: null }
  const kinds = [
    { ...counts, kind: 'write', answeredAt: at.getTime() - 8_000 },
    { ...counts, kind: 'read', answeredAt: null },
  ]
  await withPlatform(db, (tx) =>
    tx.portWindow.create({
      data: {
        ...{ port: 'objects', provider: 'aws:us-east-1', processId: uuidv7(), state: 'closed', at },
        snapshot: { kinds, rules: [], trip: null, lastError: null },
      },
    }),
  )
  const evidence = await withPlatform(db, (tx) => readEvidence(tx, now, () => new Date(0)))
  const [process] = evidence.get('objects aws:us-east-1')!.processes
  expect(process!.kinds.map(({ answeredAgoMs }) => answeredAgoMs)).toEqual([8_000, null])
})
