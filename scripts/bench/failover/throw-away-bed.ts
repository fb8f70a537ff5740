import { openDatabase } from '@understudy/db'
import {
  cloneTemplateDatabase,
  createTemplateDatabase,
  createTestTenant,
  startTestCluster,
  TEST_PASSWORD,
} from '@understudy/db/testing'
import { openLoadBed, type LoadBed } from '@understudy/testing/load'

export interface ThrowAwayBed {
  readonly bed: LoadBed
  close(): Promise<void>
}

/** Three tenants on a PostgreSQL of their own, with the settings as they come. */
export async function openThrowAwayBed(awsUrl: string): Promise<ThrowAwayBed> {
  const cluster = await startTestCluster()
  await createTemplateDatabase(cluster.url)
  await cloneTemplateDatabase(cluster.url, 'bench')
  const as = (role: string) => `${cluster.url.replace(/\/\/.*@/, `//${role}:${TEST_PASSWORD}@`)}/bench`
  const db = openDatabase({ app: as('understudy_app'), system: as('understudy_system') }, 'bench')
  const tenants = await Promise.all(['one', 'two', 'three'].map((name) => createTestTenant(db, name)))
  const bed = await openLoadBed({ db, awsUrl, tenants })
  return {
    bed,
    close: async () => {
      await bed.close()
      await db.close()
      await cluster.stop()
    },
  }
}
