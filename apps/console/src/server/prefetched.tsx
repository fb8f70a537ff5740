import 'server-only'
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { ReactNode } from 'react'
import { createQueryClient } from '@/client/query-client'
import { appRouter } from './app-router'
import { pageContext } from './page-context'

const prepare = async (tenant: string | undefined) => {
  const ctx = await pageContext(tenant)
  const queryClient = createQueryClient()
  return { queryClient, trpc: createTRPCOptionsProxy({ ctx, router: appRouter, queryClient }) }
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** Answers that the page's components find already there, so that the first paint shows data. What `fill` throws, rises. */
export async function Prefetched({
  tenant,
  fill,
  children,
}: {
  tenant?: string
  fill: (prepared: Prepared) => Promise<unknown>
  children: ReactNode
}) {
  const prepared = await prepare(tenant)
  await fill(prepared)
  return <HydrationBoundary state={dehydrate(prepared.queryClient)}>{children}</HydrationBoundary>
}
