'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useUi } from '@understudy/ui'
import type { Annotation } from '@understudy/ui/charts'
import { useTRPC } from '@/client/trpc'
import { chartAnnotations } from './words/chart-annotations'

const none: readonly Annotation[] = []

/** What moved in a range, as lines for every chart over that range that is about so wide. */
export function useMoves(from: Date | null, to: Date | null, widthPx: number): readonly Annotation[] {
  const trpc = useTRPC()
  const { timeZone, language } = useUi()
  const { data } = useQuery({
    ...trpc.continuity.transitions.queryOptions({ limit: 200 }),
    enabled: from !== null && to !== null,
    refetchInterval: 5_000,
  })
  return useMemo(
    () =>
      data && from && to ? chartAnnotations(data, { from: from.getTime(), to: to.getTime(), timeZone, language, widthPx }) : none,
    [data, from, to, timeZone, language, widthPx],
  )
}
