import type { TenantDetail } from '@understudy/tenants'
import { ItemList, Panel, Tag, Text } from '@understudy/ui'

export function ResourcesPanel({ resources }: { resources: TenantDetail['resources'] }) {
  return (
    <Panel title="Resources" count={resources.length} isFlush={resources.length > 0}>
      {resources.length === 0 ? (
        <Text tone="quiet">None. They are made when an agent first needs them.</Text>
      ) : (
        <ItemList items={resources.map(({ id, kind, name }) => ({ id, title: name, after: <Tag tone="outline">{kind}</Tag> }))} />
      )}
    </Panel>
  )
}
