'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SandboxStatus } from '@understudy/observe'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'

/** How the sandbox stands: faults come, hit and go without the page being asked. */
export function useSandbox() {
  const trpc = useTRPC()
  const query = useQuery(trpc.sandbox.status.queryOptions())
  const [followed, setFollowed] = useState<SandboxStatus>()
  useLive(trpc.sandbox.follow.subscriptionOptions(undefined, { onData: setFollowed }))
  return { status: followed ?? query.data, query }
}
