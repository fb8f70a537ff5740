import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { toAppError } from '@understudy/api'
import { SessionPage } from '@/features/sessions/session/session-page'
import { Prefetched } from '@/server/prefetched'

export const metadata: Metadata = { title: 'Session' }

interface Props {
  params: Promise<{ tenant: string; id: string }>
}

/** The session and its newest run come with the page; what the run stored is read by the browser, which may wait for a port. */
export default async function Page({ params }: Props) {
  const { tenant, id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetched
      tenant={tenant}
      fill={async ({ queryClient, trpc }) => {
        try {
          const session = await queryClient.fetchQuery({ ...trpc.sessions.get.queryOptions({ sessionId: id }), retry: false })
          if (session.lastRun) await queryClient.prefetchQuery(trpc.runs.get.queryOptions({ runId: session.lastRun.id }))
        } catch (error) {
          if (toAppError(error).code === 'not_found') notFound()
          throw error
        }
      }}
    >
      <SessionPage tenant={tenant} sessionId={id} />
    </Prefetched>
  )
}
