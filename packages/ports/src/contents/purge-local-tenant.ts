import { rm } from 'node:fs/promises'
import path from 'node:path'
import { systemActor, type TenantRef } from '@understudy/core'
import { withTenant, type Database } from '@understudy/db'

const actor = systemActor('drill')

/**
 * Removes everything of a tenant from this machine's side: rows and bytes.
 * @returns how many things were removed
 */
export async function purgeLocalTenant({ db, dataDir }: { db: Database; dataDir: string }, tenant: TenantRef): Promise<number> {
  const where = { tenantId: tenant.id }
  const removed = await withTenant(db, { tenant, actor }, async (tx) => {
    const results = [
      await tx.twinObject.deleteMany({ where }),
      await tx.twinMemoryEvent.deleteMany({ where }),
      await tx.twinMemoryRecord.deleteMany({ where }),
      await tx.twinIndex.deleteMany({ where }),
    ]
    return results.reduce((sum, { count }) => sum + count, 0)
  })
  for (const folder of ['objects', 'journal']) await rm(path.join(dataDir, folder, tenant.id), { recursive: true, force: true })
  return removed
}
