'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import type { MeView } from '@understudy/identity'
import { useTRPC } from '@/client/trpc'
import { useShellStart } from './shell-start'

/** Who is signed in and what they may do where. For showing and disabling only; the server decides. */
export function useMe(): MeView {
  const { me, atMs } = useShellStart()
  const trpc = useTRPC()
  const { data } = useQuery({
    ...trpc.me.get.queryOptions(),
    initialData: me,
    initialDataUpdatedAt: atMs,
    staleTime: 30_000,
  })
  return data
}

/** The tenant of the page that is open, when it is one. */
export function useTenantOfPage(): MeView['tenants'][number] | undefined {
  const slug = useParams<{ tenant?: string }>().tenant
  return useMe().tenants.find((tenant) => tenant.slug === slug)
}
