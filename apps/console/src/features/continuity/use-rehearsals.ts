'use client'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/client/trpc'

const REFRESH_MS = 60_000

/** When each port was last rehearsed; undefined while it is not known. */
export function useRehearsals() {
  const trpc = useTRPC()
  return useQuery({ ...trpc.drills.rehearsals.queryOptions(), refetchInterval: REFRESH_MS }).data
}
