import type { Permission } from './permissions.ts'
import { permissionNames, permissions } from './permissions.ts'

export const tenantRoles = ['owner', 'operator', 'viewer'] as const
export type TenantRole = (typeof tenantRoles)[number]
export type Role = TenantRole | 'platform-admin'

const viewer: Permission[] = ['tenant.read', 'member.read', 'agent.read', 'session.read', 'observe.read']
const operator: Permission[] = [...viewer, 'session.create', 'session.operate', 'session.ask', 'audit.read']
const owner: Permission[] = [...operator, 'tenant.update', 'member.manage', 'agent.manage']

export const roles: Record<Role, { title: string; sentence: string; permissions: readonly Permission[] }> = {
  viewer: { title: 'Viewer', sentence: 'Sees agents, sessions and results. Changes nothing.', permissions: viewer },
  operator: {
    title: 'Operator',
    sentence: 'Starts, stops and retries sessions, asks questions, reads the trail.',
    permissions: operator,
  },
  owner: { title: 'Owner', sentence: 'Everything in this tenant, including members, agents and settings.', permissions: owner },
  'platform-admin': { title: 'Platform administrator', sentence: 'Everything, in every tenant.', permissions: permissionNames },
}

/** The roles that would be enough, weakest first: what a refusal names. */
export const rolesThatGrant = (permission: Permission): Role[] =>
  (['viewer', 'operator', 'owner', 'platform-admin'] as const).filter((role) => roles[role].permissions.includes(permission))

export const isPlatformPermission = (permission: Permission): boolean => permissions[permission].scope === 'platform'
