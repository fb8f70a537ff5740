'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { ButtonLink, Columns, FactStrip, formatNumber, LoadingState, PageBody, Panel, Time } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { Failure } from '@/features/shell/failure'
import { AgentsPanel } from './agents-panel'
import { DifferencesPanel } from './differences-panel'
import { MembersPanel } from './members-panel'
import { NamespacesPanel } from './namespaces-panel'
import { RecentSessionsPanel } from './recent-sessions-panel'
import { ResourcesPanel } from './resources-panel'
import { TenantHeader } from './tenant-header'

export function TenantPage() {
  const trpc = useTRPC()
  const { tenant } = useParams<{ tenant: string }>()
  const query = useQuery(trpc.tenants.get.queryOptions())
  const { data } = query
  return (
    <>
      <TenantHeader acts={<ButtonLink href={`/t/${tenant}/settings`}>Settings</ButtonLink>} />
      <PageBody>
        {query.isError && !data && (
          <Panel>
            <Failure error={query.error} title="The tenant could not be loaded" onRetry={() => void query.refetch()} />
          </Panel>
        )}
        {query.isPending && <LoadingState shape="strip" />}
        {data && (
          <>
            <FactStrip
              facts={[
                { label: 'Members', value: formatNumber(data.members), detail: 'people with a role here' },
                {
                  label: 'Agents',
                  value: `${formatNumber(data.agents.filter(({ enabled }) => enabled).length)} on`,
                  detail: `of ${formatNumber(data.agents.length)}`,
                },
                {
                  label: 'Kept for',
                  value: `${formatNumber(data.settings.retentionDays)} days`,
                  detail: 'sessions and results',
                },
                {
                  label: 'Model tokens a month',
                  value: formatNumber(data.settings.monthlyTokens),
                  detail: (
                    <>
                      Settings changed <Time at={data.updatedAt} />
                    </>
                  ),
                },
              ]}
            />
            <Columns
              main={
                <>
                  <RecentSessionsPanel />
                  <MembersPanel total={data.members} />
                  <DifferencesPanel differences={data.differences} />
                </>
              }
              aside={
                <>
                  <AgentsPanel agents={data.agents} />
                  <ResourcesPanel resources={data.resources} />
                  <NamespacesPanel tenant={data} />
                </>
              }
            />
          </>
        )}
      </PageBody>
    </>
  )
}
