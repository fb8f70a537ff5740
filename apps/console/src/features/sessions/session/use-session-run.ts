'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'
import { mergeChange } from '../run/merge-change'
import type { RunChange } from '@understudy/runtime'

/** A session, the run of it that is looked at, and what that run has made so far; all of it live. */
export function useSessionRun(sessionId: string, runNumber: number | null) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const session = useQuery(trpc.sessions.get.queryOptions({ sessionId }))
  const newest = session.data?.lastRun ?? null
  const chosen = session.data?.runs.find(({ number }) => number === runNumber) ?? newest
  const runId = chosen?.id ?? ''
  const runOptions = trpc.runs.get.queryOptions({ runId }, { enabled: chosen !== null })
  const run = useQuery(runOptions)
  const meeting = useQuery(trpc.meetings.get.queryOptions({ sessionId }, { enabled: session.data !== undefined }))
  const [from, setFrom] = useState<{ runId: string; seq: number } | null>(null)
  if (run.data && from?.runId !== run.data.id) setFrom({ runId: run.data.id, seq: run.data.lastSeq })
  const take = ({ data: change }: { data: RunChange }) => {
    queryClient.setQueryData(runOptions.queryKey, (before) => before && mergeChange(before, change))
    const types = new Set(change.events.map(({ event }) => event.type))
    if (types.size === 0) return
    void queryClient.invalidateQueries(trpc.runs.get.queryFilter({ runId }))
    if (types.has('step.succeeded') || types.has('run.succeeded'))
      void queryClient.invalidateQueries(trpc.meetings.get.queryFilter({ sessionId }))
    if ([...types].some((type) => type.startsWith('run.')))
      void queryClient.invalidateQueries(trpc.sessions.get.queryFilter({ sessionId }))
  }
  const stream = useLive(
    trpc.runs.follow.subscriptionOptions(
      { runId, sinceSeq: from?.seq ?? 0 },
      { enabled: from !== null && from.runId === runId, onData: take },
    ),
  )
  return { session, run, meeting, isNewest: chosen?.id === newest?.id, stream }
}
