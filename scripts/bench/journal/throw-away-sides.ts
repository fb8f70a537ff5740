import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { PostgresJournal, type Provider } from '@understudy/continuity/server'
import { systemClock, type TenantRef } from '@understudy/core'
import { openDatabase, type Database } from '@understudy/db'
import {
  cloneTemplateDatabase,
  createTemplateDatabase,
  createTestTenant,
  startTestCluster,
  TEST_PASSWORD,
} from '@understudy/db/testing'
import type { ObjectStore } from '@understudy/ports'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { silentLogger } from '@understudy/telemetry'
import { objectsInMemory } from './objects-in-memory.ts'

export interface Sides {
  readonly db: Database
  readonly dataDir: string
  readonly tenant: TenantRef
  /** This machine's twins, and objects in memory in AWS's place. */
  readonly providers: readonly Provider[]
  readonly journal: PostgresJournal
  close(): Promise<void>
}

/** Both sides on a PostgreSQL of their own, with a journal. */
export async function openThrowAwaySides(): Promise<Sides> {
  const cluster = await startTestCluster()
  await createTemplateDatabase(cluster.url)
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-bench-'))
  const file = path.join(dataDir, 'understudy.yaml')
  writeFileSync(file, '{}')
  const { config } = resolveUnderstudyConfig({ env: { UNDERSTUDY_SANDBOX_REASON: 'none in a bench' }, file })
  await cloneTemplateDatabase(cluster.url, 'bench')
  const as = (role: string) => `${cluster.url.replace(/\/\/.*@/, `//${role}:${TEST_PASSWORD}@`)}/bench`
  const db = openDatabase({ app: as('understudy_app'), system: as('understudy_system') }, 'bench')
  const tenant = await createTestTenant(db)
  const local = createProviders({ config, db, dataDir, clock: systemClock, log: silentLogger }).find(({ id }) => id === 'local')!
  const aws = { ...local, id: 'aws:us-east-1', inventories: {}, ports: { objects: objectsInMemory() as ObjectStore } } as const
  const providers = [aws, local]
  const journal = new PostgresJournal({ db, providers, dataDir, processId: randomUUID(), clock: systemClock, log: silentLogger })
  return {
    db,
    dataDir,
    tenant,
    providers,
    journal,
    close: async () => {
      await journal.flush()
      await db.close()
      await cluster.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
