import type { Metadata } from 'next'
import { SessionsPage } from '@/features/sessions/list/sessions-page'
import { Prefetched } from '@/server/prefetched'

export const metadata: Metadata = { title: 'Sessions' }

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  return (
    <Prefetched tenant={tenant} fill={({ queryClient, trpc }) => queryClient.prefetchQuery(trpc.tenants.agents.queryOptions())}>
      <SessionsPage tenant={tenant} />
    </Prefetched>
  )
}
