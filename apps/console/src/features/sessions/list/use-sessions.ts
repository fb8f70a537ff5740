'use client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTRPC } from '@/client/trpc'
import { useSettled } from '@/client/use-settled'
import { isLive } from '../model'
import type { SessionFilters } from './session-filters'
import type { SessionRow } from './session-row'

const LIVE_MS = 2_000
const CALM_MS = 10_000

/** The sessions that the filters ask for; read again often while one of them works, seldom else. */
export function useSessions({ filters }: Pick<SessionFilters, 'filters'>) {
  const trpc = useTRPC()
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
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ lastRun }) => lastRun && isLive(lastRun.status))) ? LIVE_MS : CALM_MS,
  })
  const rows: SessionRow[] = query.data?.pages.flatMap(({ items }) => items) ?? []
  return { query, rows, listKey: JSON.stringify(input) }
}
