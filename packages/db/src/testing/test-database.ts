import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { openDatabase, type Database } from '../database.ts'
import { cloneTemplateDatabase, dropDatabase, TEST_PASSWORD } from './template-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string
  }
}

export interface TestDatabase extends Database {
  /** The superuser's address of this database, for catalogue checks. */
  readonly adminUrl: string
}

/** A migrated database of one test file's own. Call `close` in afterAll. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await cloneTemplateDatabase(clusterUrl, name)
  const as = (role: string) => {
    const url = new URL(`${clusterUrl}/${name}`)
    url.username = role
    url.password = TEST_PASSWORD
    return url.href
  }
  const db = openDatabase({ app: as('understudy_app'), system: as('understudy_system') }, 'test')
  return {
    ...db,
    adminUrl: `${clusterUrl}/${name}`,
    close: async () => {
      await db.close()
      await dropDatabase(clusterUrl, name)
    },
  }
}
