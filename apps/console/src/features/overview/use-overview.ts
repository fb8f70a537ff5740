'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { parseAsBoolean, parseAsNumberLiteral, useQueryStates } from 'nuqs'
import { overviewRanges } from '@understudy/observe'
import { useTRPC } from '@/client/trpc'

const REFRESH_MS = 5_000

/** What the page shows, and how it is steered: both live in the address. */
export function useOverviewRange() {
  const [{ range, live }, set] = useQueryStates({
    range: parseAsNumberLiteral(overviewRanges).withDefault(60),
    live: parseAsBoolean.withDefault(true),
  })
  return {
    range,
    isLive: live,
    setRange: (next: typeof range) => void set({ range: next }),
    setLive: (next: boolean) => void set({ live: next }),
  }
}

/** All tenants' figures; while live, read again every 5 s. What is shown stays until the next answer is there. */
export function usePlatformOverview(minutes: (typeof overviewRanges)[number], isLive: boolean) {
  const trpc = useTRPC()
  return useQuery({
    ...trpc.overview.platform.queryOptions({ minutes }),
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? REFRESH_MS : false,
  })
}
