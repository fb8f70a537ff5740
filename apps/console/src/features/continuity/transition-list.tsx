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
        const { id, at, port, sentence } = transition
        const who = whoMoved(transition)
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

/** Steps that follow from one another need no name; a sentence that has it needs it no second time. */
const byItself: readonly TransitionView['kind'][] = ['answering', 'replaying', 'comparing']

function whoMoved({ kind, sentence, reason, actorName }: TransitionView): string | undefined {
  if (actorName) return sentence.includes(actorName) ? undefined : `by ${actorName}`
  if (byItself.includes(kind)) return undefined
  return reason && reason.processes > 1 ? `auto, seen by ${reason.processes} processes` : 'auto'
}
