'use client'
import type { TransitionView } from '@understudy/continuity'
import { EmptyState, Time, Timeline, useUi, formatDay } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { useShellStart } from '@/features/shell/shell-start'
import { transitionSign } from './words/transition-words'

interface Props {
  transitions: readonly TransitionView[]
  /** Each line names its port: for a list over several. */
  hasPorts?: boolean
}

/** What moved, newest first: the system's moves with their rule, people's orders with who gave them. */
export function TransitionList({ transitions, hasPorts = false }: Props) {
  const { timeZone, language } = useUi()
  const nowMs = useTicking(useShellStart().atMs, 60_000)
  const dayOf = (at: Date | number) => formatDay(at, { timeZone, language })
  if (transitions.length === 0)
    return <EmptyState title="Nothing has moved">Trips, orders, replays and returns appear here as they happen.</EmptyState>
  return (
    <Timeline
      entries={transitions.map((transition) => {
        const { id, at, port, sentence, reason, actorName } = transition
        const seen = reason && reason.processes > 1 ? `auto, seen by ${reason.processes} processes` : 'auto'
        const who = !actorName ? seen : sentence.includes(actorName) ? undefined : `by ${actorName}`
        return {
          id,
          time: <Time at={at} show={dayOf(at) === dayOf(nowMs) ? 'seconds' : 'exact'} />,
          title: hasPorts ? (
            <>
              <strong>{port}:</strong> {sentence}
            </>
          ) : (
            sentence
          ),
          ...(who && { text: who }),
          ...transitionSign(transition),
        }
      })}
    />
  )
}
