import type { Metadata } from 'next'
import { MatrixPage } from '@/features/continuity/matrix/matrix-page'
import { Prefetched } from '@/server/prefetched'

export const metadata: Metadata = { title: 'Continuity' }

export default function Page() {
  return (
    <Prefetched fill={({ queryClient, trpc }) => queryClient.prefetchQuery(trpc.continuity.matrix.queryOptions())}>
      <MatrixPage />
    </Prefetched>
  )
}
