'use client'
import { useQuery } from '@tanstack/react-query'
import { isComparing } from '@understudy/continuity'
import type { PortName } from '@understudy/ports'
import { useTRPC } from '@/client/trpc'

/** While it is under way it is looked at every second: it goes on by tenants, and says nothing in between. */
const BUSY_MS = 1_000
const CALM_MS = 15_000

/** The comparison of a port that was asked for last; null where none was, undefined while it is not known. */
export function useComparison(port: PortName, isAllowed: boolean) {
  const trpc = useTRPC()
  return useQuery({
    ...trpc.journal.comparison.queryOptions({ port }),
    enabled: isAllowed,
    refetchInterval: ({ state: { data } }) => (data && isComparing(data) ? BUSY_MS : CALM_MS),
  })
}
