import { permissions, type Permission } from './permissions.ts'
import { roles, rolesThatGrant, type Role } from './roles.ts'

/** Who asks, as the policy sees them: the roles that hold where the act would happen. */
export interface Principal {
  readonly userId: string
  readonly roles: readonly Role[]
}

export type Decision =
  | { readonly allowed: true; readonly by: Role }
  | { readonly allowed: false; readonly permission: Permission; readonly reason: string; readonly grantedBy: readonly Role[] }

/** The one place that decides. Default deny; a refusal says what is missing and who could grant it. */
export function authorize(principal: Principal, permission: Permission): Decision {
  const by = principal.roles.find((role) => roles[role].permissions.includes(permission))
  if (by) return { allowed: true, by }
  const grantedBy = rolesThatGrant(permission)
  const titles = grantedBy.map((role) => roles[role].title.toLowerCase())
  return {
    allowed: false,
    permission,
    grantedBy,
    reason: `${permissions[permission].title} needs ${permission}. It comes with the role ${titles.join(', ')}.`,
  }
}
