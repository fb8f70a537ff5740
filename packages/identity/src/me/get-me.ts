import type { Database } from '@understudy/db'
import { permissions } from '../policy/permissions.ts'
import { roles, type Role } from '../policy/roles.ts'
import type { MeView } from '../schema.ts'
import type { SignedInUser } from '../sessions/signed-in-user.ts'
import { listMyTenants } from './list-my-tenants.ts'

const grantedIn = (role: Role, scope: 'tenant' | 'platform'): string[] =>
  roles[role].permissions.filter((permission) => permissions[permission].scope === scope)

/** Who I am and what I may do where: a projection for showing and disabling, which decides nothing. */
export async function getMe(db: Database, user: SignedInUser): Promise<MeView> {
  const tenants = await listMyTenants(db, user)
  return {
    userId: user.userId,
    email: user.email,
    name: user.name,
    isPlatformAdmin: user.isPlatformAdmin,
    mustChangePassword: user.mustChangePassword,
    preferences: user.preferences,
    tenants: tenants.map((tenant) => ({ ...tenant, permissions: grantedIn(tenant.role, 'tenant') })),
    platformPermissions: user.isPlatformAdmin ? grantedIn('platform-admin', 'platform') : [],
  }
}
