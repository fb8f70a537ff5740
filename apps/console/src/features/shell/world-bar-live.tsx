'use client'
import { drillDoes, worldWords, type World } from '@understudy/observe'
import { formatClock, formatDuration, formatNumber, useUi, WorldBar, type WorldNote } from '@understudy/ui'
import { useDenial } from './use-denial'
import { useTicking } from '@/client/use-ticking'
import type { FollowedWorld } from './use-world'

const evidenceOfWayBack = { href: '/continuity/journal', label: 'Evidence' }
const evidenceOfMoves = { href: '/continuity', label: 'Evidence' }

/** What waits for a decision, and the drill that is under way: a way there for who may see it, the words for everybody. */
export function notesOf({ attention: { conflicts, drill } }: World, mayRead: boolean): WorldNote[] {
  return [
    ...(drill
      ? [
          {
            id: 'drill',
            text: `A drill ${drillDoes(drill.state)}: ${drill.title}`,
            href: mayRead ? `/continuity/drills/${drill.id}` : undefined,
          },
        ]
      : []),
    ...(conflicts > 0
      ? [
          {
            id: 'conflicts',
            text: conflicts === 1 ? '1 conflict needs a decision' : `${formatNumber(conflicts)} conflicts need a decision`,
            href: mayRead ? '/continuity/journal#inbox' : undefined,
          },
        ]
      : []),
  ]
}

export function WorldBarLive({ followed, startMs }: { followed: FollowedWorld; startMs: number }) {
  const { timeZone, language } = useUi()
  const mayRead = useDenial('continuity.read') === undefined
  const nowMs = useTicking(startMs)
  const { world, lostAtMs } = followed
  const words = worldWords(world, nowMs, timeZone)
  const isLost = lostAtMs !== null
  const isKnown = !isLost && words.tone !== 'unknown'
  const ageMs = world.checkedAt ? Math.max(1_000, nowMs - world.checkedAt.getTime()) : null
  const age = ageMs === null ? null : formatDuration(Math.round(ageMs / 1000) * 1000, { language })
  const clock = formatClock(nowMs, { timeZone, language, hasSeconds: true })
  return (
    <WorldBar
      state={isLost ? 'unknown' : words.tone}
      title={isLost ? 'State not known' : words.title}
      facts={isLost ? ['the console does not answer', `last known: ${words.title}`] : words.facts}
      notes={isLost ? [] : notesOf(world, mayRead)}
      evidence={words.tone === 'recovering' ? evidenceOfWayBack : evidenceOfMoves}
      isLive={isKnown}
      freshness={age && (isKnown ? `Live, seen ${age} ago` : `data ${age} old`)}
      clock={`${clock} ${zoneName(nowMs, timeZone)}`}
    />
  )
}

const zoneName = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' })
    .formatToParts(atMs)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
