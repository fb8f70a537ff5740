import { INTERNAL_TENANT_IDS } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import { tenantRoleOf } from '../members/tenant-role.ts'
import type { Role } from '../policy/roles.ts'
import type { SignedInUser } from '../sessions/signed-in-user.ts'

export interface MyTenant {
  slug: string
  name: string
  role: Role
}

/** The tenants a person may open: their memberships, or all of them for a platform administrator. */
export function listMyTenants(db: Database, user: SignedInUser): Promise<MyTenant[]> {
  return asSystem(db, 'identity.memberships', async (tx) => {
    const rows = await tx.tenant.findMany({
      where: {
        id: { notIn: [...INTERNAL_TENANT_IDS] },
        ...(!user.isPlatformAdmin && { memberships: { some: { userId: user.userId } } }),
      },
      include: { memberships: { where: { userId: user.userId } } },
      orderBy: { name: 'asc' },
      take: 500,
    })
    return rows.map(({ slug, name, memberships }) => ({
      slug,
      name,
      role: user.isPlatformAdmin ? ('platform-admin' as const) : tenantRoleOf(memberships[0]!.role),
    }))
  })
}
