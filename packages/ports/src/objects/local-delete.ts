import type { TenantRef } from '@understudy/core'
import type { Tx } from '@understudy/db'
import { lockKey, versionRow, type ObjectRow } from './local-rows.ts'

/** Removes one version for good; the newest that is left becomes the current one. Null when there was none. */
export async function removeVersion(tx: Tx, tenant: TenantRef, key: string, versionId: string): Promise<ObjectRow | null> {
  await lockKey(tx, tenant, key)
  const row = await versionRow(tx, tenant, key, versionId)
  if (!row) return null
  await tx.twinObject.delete({ where: { tenantId_key_versionId: { tenantId: tenant.id, key, versionId } } })
  if (!row.isLatest) return row
  const next = await tx.twinObject.findFirst({ where: { tenantId: tenant.id, key }, orderBy: { versionId: 'desc' } })
  if (next) {
    await tx.twinObject.update({
      where: { tenantId_key_versionId: { tenantId: tenant.id, key, versionId: next.versionId } },
      data: { isLatest: true },
    })
  }
  return row
}
