import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { openDatabase } from '@understudy/db'
import {
  cloneTemplateDatabase,
  createTemplateDatabase,
  createTestTenant,
  startTestCluster,
  TEST_PASSWORD,
} from '@understudy/db/testing'
import { createLocalSearch } from '../../../packages/ports/src/search/local.ts'
import type { IndexSettings, SearchDocument, SearchIndex } from '@understudy/ports'

const BULK = 500

export interface Twin {
  readonly search: SearchIndex
  readonly tenant: TenantRef
  call(): Parameters<SearchIndex['refresh']>[0]
  /** Stores the documents and waits until they are searchable. */
  fill(index: string, settings: IndexSettings, documents: readonly SearchDocument[]): Promise<void>
  close(): Promise<void>
}

/** The search twin with a PostgreSQL of its own, as an installation would run it. */
export async function openThrowAwayTwin(): Promise<Twin> {
  const cluster = await startTestCluster()
  await createTemplateDatabase(cluster.url)
  await cloneTemplateDatabase(cluster.url, 'bench')
  const as = (role: string) => `${cluster.url.replace(/\/\/.*@/, `//${role}:${TEST_PASSWORD}@`)}/bench`
  const db = openDatabase({ app: as('understudy_app'), system: as('understudy_system') }, 'bench')
  const tenant = await createTestTenant(db)
  // An hour: what is measured is the call, not its limit.
  const { port: search } = createLocalSearch({ db, timeoutMs: 3_600_000, maxBytes: 4 * 1024 ** 3 })
  const call = () => ({ tenant, operationId: operationId(randomUUID()), deadline: Deadline.in(3_600_000) })
  return {
    search,
    tenant,
    call,
    fill: async (index, settings, documents) => {
      await search.ensureIndex(call(), index, settings)
      for (let from = 0; from < documents.length; from += BULK)
        await search.bulk(call(), index, documents.slice(from, from + BULK))
      await untilSearchable(search, call, index)
    },
    close: async () => {
      await db.close()
      await cluster.stop()
    },
  }
}

/** A large index takes longer to derive than one call may last: it goes on behind the calls that gave up. */
async function untilSearchable(search: SearchIndex, call: Twin['call'], index: string): Promise<void> {
  for (;;) {
    try {
      await search.refresh(call(), index)
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'deadline_exceeded')) throw error
    }
  }
}
