import { AppError, type TenantId, type TenantRef } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'

/** The tenant that something in the inbox belongs to, by its slug. @throws AppError not_found */
export async function findTenant(db: Database, slug: string): Promise<TenantRef> {
  const where = { slug }
  const tenant = await asSystem(db, 'tenants.resolve', (tx) => tx.tenant.findUnique({ where, select: { id: true, slug: true } }))
  if (!tenant) throw new AppError('not_found', `There is no tenant ${slug}.`)
  return { id: tenant.id as TenantId, slug: tenant.slug }
}
