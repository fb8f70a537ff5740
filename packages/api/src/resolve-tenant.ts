import { AppError, type TenantId, type TenantRef } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
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
  const { row, membership } = await asSystem(db, 'tenants.resolve', async (tx) => {
    const found = await tx.tenant.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } })
    // A membership is read even where no tenant was found, so that both refusals take as long.
    const key = { tenantId: found?.id ?? platformTenant.id, userId: user.userId }
    return { row: found, membership: await tx.membership.findUnique({ where: { tenantId_userId: key } }) }
  })
  const roles: Role[] = [
    ...(membership ? [tenantRoleOf(membership.role)] : []),
    ...(user.isPlatformAdmin ? (['platform-admin'] as const) : []),
  ]
  if (!row || roles.length === 0) throw noSuchTenant()
  return { tenant: { id: row.id as TenantId, slug: row.slug, name: row.name }, roles }
}
