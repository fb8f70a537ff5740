'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { JournalView } from '@understudy/continuity'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'

const REFRESH_MS = 10_000

const toDecide = (journal: JournalView | undefined): number =>
  journal?.rows.reduce((sum, { conflicts, poisoned }) => sum + conflicts + poisoned, 0) ?? 0

/** What waits and how far it has come, as it moves. What waits for a decision is read again when its number changes. */
export function useJournal(isAllowed: boolean) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const key = trpc.journal.get.queryKey()
  const take = (journal: JournalView) => {
    const before = queryClient.getQueryData(key)
    queryClient.setQueryData(key, journal)
    if (toDecide(before) === toDecide(journal)) return
    void queryClient.invalidateQueries({ queryKey: trpc.journal.conflicts.pathKey() })
    void queryClient.invalidateQueries({ queryKey: trpc.journal.poisoned.pathKey() })
  }
  useLive({ ...trpc.journal.follow.subscriptionOptions(undefined, { onData: take }), enabled: isAllowed })
  return useQuery({ ...trpc.journal.get.queryOptions(), enabled: isAllowed, refetchInterval: REFRESH_MS })
}
