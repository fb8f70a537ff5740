import type { Metadata } from 'next'
import { StartPage } from '@/features/sessions/start/start-page'
import { Prefetched } from '@/server/prefetched'

export const metadata: Metadata = { title: 'Start a session' }

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  return (
    <Prefetched tenant={tenant} fill={({ queryClient, trpc }) => queryClient.prefetchQuery(trpc.tenants.agents.queryOptions())}>
      <StartPage tenant={tenant} />
    </Prefetched>
  )
}
