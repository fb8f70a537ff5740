import type { TenantId, TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { asSystem } from '../system-access.ts'
import type { Database } from '../database.ts'

/** A tenant of the calling test's own, so that tests never meet each other's rows. */
export async function createTestTenant(db: Database, name = 'tenant'): Promise<TenantRef> {
  const id = uuidv7() as TenantId
  const slug = `${name}_${id.slice(-6)}`
  await asSystem(db, 'identity.bootstrap', (tx) => tx.tenant.create({ data: { id, slug, name, domain: `${slug}.test` } }))
  return { id, slug }
}
