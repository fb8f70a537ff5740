'use client'
import { useQuery } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { LinkTabs, PageHeader } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { useMe, useTenantOfPage } from '@/features/shell/use-me'

/** Header and tabs of the pages about the tenant itself. */
export function TenantHeader({ acts }: { acts?: ReactNode }) {
  const trpc = useTRPC()
  const me = useMe()
  const tenant = useTenantOfPage()
  const pathname = usePathname()
  const { data } = useQuery(trpc.tenants.get.queryOptions())
  const base = pathname.split('/').slice(0, 3).join('/')
  return (
    <>
      <PageHeader
        title={data?.name ?? tenant?.name ?? ''}
        crumbs={me.platformPermissions.includes('platform.tenants') ? [{ href: '/tenants', label: 'Tenants' }] : []}
        subtitle={data?.domain}
        acts={acts}
      />
      <LinkTabs
        label="About the tenant"
        current={pathname}
        tabs={[
          { href: base, label: 'Overview' },
          { href: `${base}/settings`, label: 'Settings' },
          { href: `${base}/members`, label: 'Members', count: data?.members },
        ]}
      />
    </>
  )
}
