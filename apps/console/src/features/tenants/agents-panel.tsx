'use client'
import { useParams } from 'next/navigation'
import type { TenantDetail } from '@understudy/tenants'
import { ItemList, LinkText, Panel, Status, Text } from '@understudy/ui'

export function AgentsPanel({ agents }: { agents: TenantDetail['agents'] }) {
  const { tenant } = useParams<{ tenant: string }>()
  return (
    <Panel
      title="Agents"
      count={agents.length}
      isFlush={agents.length > 0}
      acts={<LinkText href={`/t/${tenant}/agents`}>All agents</LinkText>}
    >
      {agents.length === 0 ? (
        <Text tone="quiet">None. Agents come with tenants.yaml.</Text>
      ) : (
        <ItemList
          items={agents.map(({ key, version, enabled }) => ({
            id: key,
            title: (
              <>
                {key} <Text tone="quietest">v{version}</Text>
              </>
            ),
            after: <Status status={enabled ? 'ok' : 'stopped'}>{enabled ? 'on' : 'off'}</Status>,
          }))}
        />
      )}
    </Panel>
  )
}
