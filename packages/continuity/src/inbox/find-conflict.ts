import { AppError, type TenantRef } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'

/** One conflict with both bodies. @throws AppError not_found */
export async function findConflict(db: Database, tenant: TenantRef, id: string) {
  const where = { tenantId_id: { tenantId: tenant.id, id } }
  const row = await asSystem(db, 'continuity.platform', (tx) => tx.portConflict.findUnique({ where }))
  if (!row) throw new AppError('not_found', 'There is no such conflict.')
  return row
}
