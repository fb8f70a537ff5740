import { z } from 'zod'
import { tenantRoles, type TenantRole } from '../policy/roles.ts'

const schema = z.enum(tenantRoles)

/** A stored role; anything unknown is an error, never a right. */
export const tenantRoleOf = (value: string): TenantRole => schema.parse(value)
