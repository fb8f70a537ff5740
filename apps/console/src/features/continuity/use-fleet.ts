'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { PortName } from '@understudy/ports'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'

/** Figures such as latency change without anybody saying so. */
const REFRESH_MS = 5_000

/** Every port on every side. Moves, orders and probes arrive at once; figures every few seconds. */
export function useMatrix() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: trpc.continuity.pathKey() })
  useLive(trpc.continuity.follow.subscriptionOptions({}, { onData: readAgain }))
  return useQuery({ ...trpc.continuity.matrix.queryOptions(), refetchInterval: REFRESH_MS })
}

/** One port with its evidence, second by second while it is open. */
export function usePort(port: PortName) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: trpc.continuity.port.queryKey({ port }) })
  useLive(trpc.continuity.follow.subscriptionOptions({ counts: true }, { onData: readAgain }))
  return useQuery({ ...trpc.continuity.port.queryOptions({ port }), refetchInterval: REFRESH_MS })
}
