import { AppError } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'

export interface OrderTenant {
  readonly id: string
  readonly slug: string
}

/** The tenant that an order is for; null for an order for all. @throws AppError not_found */
export async function resolveOrderTenant(db: Database, slug: string | null): Promise<OrderTenant | null> {
  if (slug === null) return null
  const tenant = await asSystem(db, 'tenants.resolve', (tx) =>
    tx.tenant.findUnique({ where: { slug }, select: { id: true, slug: true } }),
  )
  if (!tenant) throw new AppError('not_found', `There is no tenant ${slug}.`)
  return tenant
}
