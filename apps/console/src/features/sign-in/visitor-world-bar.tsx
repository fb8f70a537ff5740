'use client'
import { useQuery } from '@tanstack/react-query'
import { visitorWords, type VisitorWorld } from '@understudy/observe'
import { WorldBar, type WorldState } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { useTicking } from '@/client/use-ticking'

const states: Record<VisitorWorld['kind'], WorldState> = {
  aws: 'ok',
  'partly-local': 'forced',
  local: 'forced',
  down: 'down',
  unknown: 'unknown',
}

/** The state of the world for somebody who has not signed in: in words, without naming what. */
export function VisitorWorldBar({ start, startMs }: { start: VisitorWorld; startMs: number }) {
  const trpc = useTRPC()
  const nowMs = useTicking(startMs)
  const { data, isError } = useQuery({
    ...trpc.observe.worldForVisitors.queryOptions(),
    initialData: start,
    refetchInterval: 10_000,
    retry: false,
  })
  if (isError) return <WorldBar state="unknown" title="State not known" facts={['the console does not answer']} isLive={false} />
  const words = visitorWords(data, nowMs)
  const isKnown = !words.title.startsWith('State not known')
  return <WorldBar state={isKnown ? states[data.kind] : 'unknown'} {...words} isLive={isKnown} />
}
