'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { World } from '@understudy/observe'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'
import { useShellStart } from './shell-start'

/** Shorter gaps are a page that loads, not a connection that is lost. */
const GRACE_MS = 2_500

export interface FollowedWorld {
  world: World
  /** Milliseconds of the epoch since when the console has not answered; null while it does. */
  lostAtMs: number | null
}

/** The state of the world, live. When the stream comes back after a loss, everything on the page is read again. */
export function useWorld(): FollowedWorld {
  const { world } = useShellStart()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { status, data, isVisible } = useLive(trpc.observe.followWorld.subscriptionOptions())
  const [latest, setLatest] = useState(world)
  if (data && data !== latest) setLatest(data)
  const [lostAtMs, setLostAtMs] = useState<number | null>(null)
  const isConnected = status === 'pending'
  useEffect(() => {
    if (!isVisible) return
    if (!isConnected) {
      const timer = setTimeout(() => setLostAtMs((known) => known ?? Date.now() - GRACE_MS), GRACE_MS)
      return () => clearTimeout(timer)
    }
    const timer = setTimeout(() => setLostAtMs(null), 0)
    return () => clearTimeout(timer)
  }, [isConnected, isVisible])
  useEffect(() => {
    if (lostAtMs === null) return
    return () => void queryClient.invalidateQueries()
  }, [lostAtMs, queryClient])
  return { world: latest, lostAtMs: isConnected ? null : lostAtMs }
}
