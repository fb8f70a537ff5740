'use client'
import { ChevronDown } from 'lucide-react'
import type { MeView } from '@understudy/identity'
import { Button, Menu, Text } from '@understudy/ui'
import { useMe } from './use-me'

/** Names the tenant of the group below it, and changes it. */
export function TenantMenu({ tenant }: { tenant: MeView['tenants'][number] }) {
  const { tenants } = useMe()
  if (tenants.length === 1) return <Text isCut>{tenant.name}</Text>
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="quiet" iconAfter={<ChevronDown />} aria-label={`Tenant ${tenant.name}. Choose another`}>
          {tenant.name}
        </Button>
      }
      groups={[
        {
          id: 'tenants',
          label: 'Tenants',
          items: tenants.map(({ slug, name, role }) => ({
            id: slug,
            label: name,
            detail: role,
            href: `/t/${slug}`,
          })),
        },
      ]}
    />
  )
}
