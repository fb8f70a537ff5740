'use client'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'
import { useSettled } from '@/client/use-settled'
import type { SessionFilters } from './session-filters'
import type { SessionRow } from './session-row'

/** The sessions that the filters ask for; read again when one of them has changed. */
export function useSessions({ filters }: Pick<SessionFilters, 'filters'>) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const text = useSettled(filters.q.trim())
  const input = {
    limit: 50,
    ...(text !== '' && { text }),
    ...(filters.status.length > 0 && { runStatus: filters.status }),
    ...(filters.agent !== null && { agentKey: filters.agent }),
  }
  const query = useInfiniteQuery({
    ...trpc.sessions.list.infiniteQueryOptions(input, { getNextPageParam: ({ nextCursor }) => nextCursor }),
    placeholderData: keepPreviousData,
  })
  const readAgain = () => void queryClient.invalidateQueries(trpc.sessions.list.infiniteQueryFilter(input))
  useLive({ ...trpc.sessions.follow.subscriptionOptions(undefined, { onData: readAgain }), enabled: query.isSuccess })
  const rows: SessionRow[] = query.data?.pages.flatMap(({ items }) => items) ?? []
  return { query, rows, listKey: JSON.stringify(input) }
}
