'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DrillDetail } from '@understudy/continuity'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'
import type { DrillsViewState } from './use-drills-view'
import { isUnderWay } from './drill-words'

const REFRESH_MS = 10_000
const LISTED = 100

/** The list, and read again whenever a drill moves. */
export function useDrillList({ view: { state, port } }: DrillsViewState, isAllowed: boolean) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const readAgain = () => {
    void queryClient.invalidateQueries({ queryKey: trpc.drills.list.pathKey() })
    void queryClient.invalidateQueries({ queryKey: trpc.drills.catalogue.pathKey() })
  }
  useLive({ ...trpc.drills.follow.subscriptionOptions(undefined, { onData: readAgain }), enabled: isAllowed })
  const input = { ...(state && { state }), ...(port && { port }), limit: LISTED }
  return useQuery({ ...trpc.drills.list.queryOptions(input), enabled: isAllowed, refetchInterval: REFRESH_MS })
}

/** Timelines, rehearsals and the schedule. */
export function useDrillCatalogue(isAllowed: boolean) {
  const trpc = useTRPC()
  return useQuery({ ...trpc.drills.catalogue.queryOptions(), enabled: isAllowed, refetchInterval: REFRESH_MS })
}

/** One drill; followed while it is under way. */
export function useDrill(id: string | null) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const input = { id: id ?? '' }
  const query = useQuery({ ...trpc.drills.get.queryOptions(input), enabled: id !== null })
  const key = trpc.drills.get.queryKey(input)
  const take = (drill: DrillDetail) => queryClient.setQueryData(key, drill)
  const isLive = query.data !== undefined && (isUnderWay(query.data) || query.data.cleanedAt === null)
  useLive({ ...trpc.drills.watch.subscriptionOptions(input, { onData: take }), enabled: isLive })
  return query
}
