import type { TenantDetail } from '@understudy/tenants'
import { Panel, PlainTable, Text } from '@understudy/ui'

export function DifferencesPanel({ differences }: { differences: TenantDetail['differences'] }) {
  return (
    <Panel
      title="Differences from tenants.yaml"
      count={differences.length}
      isFlush={differences.length > 0}
      footer={differences.length > 0 ? 'Edits made here are kept when the file is imported again.' : undefined}
    >
      {differences.length === 0 ? (
        <Text tone="quiet">None: what holds here is what the file says, or the tenant was made here.</Text>
      ) : (
        <PlainTable
          label="Differences from tenants.yaml"
          columns={[{ header: 'Field' }, { header: 'In the file', align: 'right' }, { header: 'Here', align: 'right' }]}
          hasRowNames
          rows={differences.map(({ field, file, here }) => ({
            id: field,
            cells: [field, file, <strong key="here">{here}</strong>],
          }))}
        />
      )}
    </Panel>
  )
}
