'use client'
import { isPlatformPermission, type Permission } from '@understudy/identity'
import type { Denial } from '@understudy/ui'
import { useMe, useTenantOfPage } from './use-me'

/** What a control needs to say when the right is missing; undefined when it is there. `<Button denied={useDenial('member.manage')}>` */
export function useDenial(permission: Permission): Denial | undefined {
  const me = useMe()
  const tenant = useTenantOfPage()
  if (isPlatformPermission(permission))
    return me.platformPermissions.includes(permission) ? undefined : { permission, grantedBy: 'A platform administrator' }
  if (tenant?.permissions.includes(permission)) return undefined
  return { permission, grantedBy: `An owner of ${tenant?.name ?? 'the tenant'}` }
}
