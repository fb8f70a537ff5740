import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { afterAll } from 'vitest'
import { objectContract } from './contract.ts'
import { createLocalObjects } from './local.ts'

let db: TestDatabase
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-objects-'))
afterAll(async () => {
  await db.close()
  rmSync(dataDir, { recursive: true })
})

objectContract(
  'the twin',
  async () => {
    db = await openTestDatabase()
    const store = createLocalObjects({ db, dataDir, timeoutMs: 10_000 }).port
    return { store, ours: await createTestTenant(db, 'ours'), theirs: await createTestTenant(db, 'theirs') }
  },
  [],
)
