'use client'
import { useQuery } from '@tanstack/react-query'
import { LoadingState, PageBody, Panel } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { Failure } from '@/features/shell/failure'
import { SettingsForm } from './settings-form'
import { TenantHeader } from './tenant-header'

export function SettingsPage() {
  const trpc = useTRPC()
  const query = useQuery(trpc.tenants.get.queryOptions())
  return (
    <>
      <TenantHeader />
      <PageBody>
        {query.isPending && <LoadingState shape="lines" count={6} />}
        {query.isError && !query.data && (
          <Panel>
            <Failure error={query.error} title="The settings could not be loaded" onRetry={() => void query.refetch()} />
          </Panel>
        )}
        {query.data && <SettingsForm tenant={query.data} />}
      </PageBody>
    </>
  )
}
