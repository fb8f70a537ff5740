import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { toAppError } from '@understudy/api'
import { Prefetched } from '@/server/prefetched'

interface Props {
  params: Promise<{ tenant: string }>
  children: ReactNode
}

/** A tenant that does not exist, and one that is not yours, are the same page: not found. */
export default async function TenantLayout({ params, children }: Props) {
  const { tenant } = await params
  return Prefetched({
    tenant,
    children,
    fill: async ({ queryClient, trpc }) => {
      try {
        await queryClient.fetchQuery({ ...trpc.tenants.get.queryOptions(), retry: false })
      } catch (error) {
        if (toAppError(error).code === 'not_found') notFound()
        throw error
      }
    },
  })
}
