import { AppError, type TenantId, type TenantRef } from '@understudy/core'
import { asSystem, withTenant, type Database } from '@understudy/db'
import type { Role, SignedInUser } from '@understudy/identity'
import { platformTenant, tenantRoleOf } from '@understudy/identity/server'

export interface ResolvedTenant {
  readonly tenant: TenantRef & { readonly name: string }
  readonly roles: readonly Role[]
}

/** The same words for a tenant that does not exist and for one that is not yours. */
const noSuchTenant = () => new AppError('not_found', 'There is no such tenant, or you are not a member of it.')

/** From the slug in the address to the tenant and the caller's roles in it. @throws AppError not_found */
export async function resolveTenant(db: Database, user: SignedInUser, slug: string | null): Promise<ResolvedTenant> {
  if (!slug || slug === platformTenant.slug) throw noSuchTenant()
  const row = await asSystem(db, 'tenants.resolve', (tx) =>
    tx.tenant.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } }),
  )
  // A membership is read even where no tenant was found, so that both refusals take as long.
  const id = (row?.id ?? platformTenant.id) as TenantId
  const membership = await withTenant(db, { tenant: { id }, actor: { kind: 'user', id: user.userId, name: user.name } }, (tx) =>
    tx.membership.findUnique({ where: { tenantId_userId: { tenantId: id, userId: user.userId } } }),
  )
  const roles: Role[] = [
    ...(membership ? [tenantRoleOf(membership.role)] : []),
    ...(user.isPlatformAdmin ? (['platform-admin'] as const) : []),
  ]
  if (!row || roles.length === 0) throw noSuchTenant()
  return { tenant: { id, slug: row.slug, name: row.name }, roles }
}
