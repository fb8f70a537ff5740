import type { TenantDetail } from '@understudy/tenants'
import { KeyValues, Panel, Text, Time } from '@understudy/ui'

export function NamespacesPanel({ tenant }: { tenant: TenantDetail }) {
  const mono = (value: string) => <Text isMono>{value}</Text>
  return (
    <Panel title="Names">
      <KeyValues
        items={[
          { key: 'Domain', value: tenant.domain },
          { key: 'Short name', value: mono(tenant.slug) },
          { key: 'Search', value: mono(`${tenant.namespaces.index}*`) },
          { key: 'Functions', value: mono(`${tenant.namespaces.functions}*`) },
          { key: 'Cache', value: mono(`${tenant.namespaces.cache}*`) },
          { key: 'Since', value: <Time at={tenant.createdAt} show="day" /> },
        ]}
      />
    </Panel>
  )
}
