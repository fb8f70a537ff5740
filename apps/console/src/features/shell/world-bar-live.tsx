'use client'
import { worldWords } from '@understudy/observe'
import { formatClock, formatDuration, useUi, WorldBar } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import type { FollowedWorld } from './use-world'

const evidenceOfWayBack = { href: '/continuity/journal', label: 'Evidence' }
const evidenceOfMoves = { href: '/continuity', label: 'Evidence' }

export function WorldBarLive({ followed, startMs }: { followed: FollowedWorld; startMs: number }) {
  const { timeZone, language } = useUi()
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
