'use client'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'
import type { AuditEventRow } from './audit-event'
import { filtersOf, type AuditFilters } from './audit-view'

const PAGE = 50

/**
 * The trail as filtered: pages that stay as they were read, and how many newer events there are, so that nothing moves under
 * the pointer until it is asked for.
 */
export function useTrail(scope: 'tenant' | 'platform', view: AuditFilters, startMs: number) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [readAtMs, setReadAtMs] = useState(startMs)
  const input = { ...filtersOf(view, readAtMs), limit: PAGE }
  const inAll = { ...input, ...(view.tenant && { tenantSlug: view.tenant }) }
  const paging = { getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor }
  const steady = { staleTime: Infinity, refetchOnWindowFocus: false } as const
  const isPlatform = scope === 'platform'
  const own = useInfiniteQuery({ ...trpc.audit.list.infiniteQueryOptions(input, paging), ...steady, enabled: !isPlatform })
  const all = useInfiniteQuery({ ...trpc.audit.listAll.infiniteQueryOptions(inAll, paging), ...steady, enabled: isPlatform })
  const query = isPlatform ? all : own
  const rows: AuditEventRow[] = isPlatform
    ? (all.data?.pages.flatMap(({ items }) => items) ?? [])
    : (own.data?.pages.flatMap(({ items }) => items) ?? [])

  const canFollow = query.isSuccess
  const peekAgain = () =>
    void queryClient.invalidateQueries({
      queryKey: isPlatform ? trpc.audit.listAll.queryKey(inAll) : trpc.audit.list.queryKey(input),
    })
  useLive({ ...trpc.audit.follow.subscriptionOptions(undefined, { onData: peekAgain }), enabled: canFollow && !isPlatform })
  useLive({ ...trpc.audit.followAll.subscriptionOptions(undefined, { onData: peekAgain }), enabled: canFollow && isPlatform })
  // The newest page, read again with every notification, beside the rows that are shown.
  const peekOwn = useQuery({ ...trpc.audit.list.queryOptions(input), enabled: canFollow && !isPlatform })
  const peekAll = useQuery({ ...trpc.audit.listAll.queryOptions(inAll), enabled: canFollow && isPlatform })
  const first = rows[0]?.id ?? ''
  const unseen = ((isPlatform ? peekAll.data : peekOwn.data)?.items ?? []).filter(({ id }) => id > first).length

  const exportOwn = useMutation(trpc.audit.export.mutationOptions())
  const exportAll = useMutation(trpc.audit.exportAll.mutationOptions())
  const { limit: _limit, ...filters } = input
  return {
    query,
    rows,
    unseen,
    hasMoreUnseen: unseen === PAGE,
    showUnseen: () => {
      setReadAtMs(Date.now())
      void query.refetch()
    },
    isExporting: exportOwn.isPending || exportAll.isPending,
    exportCsv: () =>
      isPlatform
        ? exportAll.mutateAsync({ ...filters, ...(view.tenant && { tenantSlug: view.tenant }) })
        : exportOwn.mutateAsync(filters),
  }
}

export type Trail = ReturnType<typeof useTrail>
