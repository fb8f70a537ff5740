import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { toAppError } from '@understudy/api'
import { DrillPage } from '@/features/continuity/drills/report/drill-page'
import { Prefetched } from '@/server/prefetched'

export const metadata: Metadata = { title: 'Drill' }

interface Props {
  params: Promise<{ id: string }>
}

/** Who may not see it finds that out on the page, which says which right is missing. */
export default async function Page({ params }: Props) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetched
      fill={async ({ queryClient, trpc }) => {
        try {
          await queryClient.fetchQuery({ ...trpc.drills.get.queryOptions({ id }), retry: false })
        } catch (error) {
          const { code } = toAppError(error)
          if (code === 'not_found') notFound()
          if (code !== 'forbidden') throw error
        }
      }}
    >
      <DrillPage id={id} />
    </Prefetched>
  )
}
