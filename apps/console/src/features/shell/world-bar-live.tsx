'use client'
import { worldWords, type World } from '@understudy/observe'
import { formatClock, formatDuration, useUi, WorldBar, type WorldState } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import type { FollowedWorld } from './use-world'

/** Amber only where AWS should answer and does not; local by choice is a side, not a trouble. */
function stateOf(world: World, isKnown: boolean): WorldState {
  if (!isKnown) return 'unknown'
  const hasTrouble = world.ports.some(({ servedBy, isAwsConfigured }) => servedBy === 'local' && isAwsConfigured)
  if (world.kind === 'down') return 'down'
  if (world.kind === 'aws') return 'ok'
  return hasTrouble ? 'degraded' : 'forced'
}

export function WorldBarLive({ followed, startMs }: { followed: FollowedWorld; startMs: number }) {
  const { timeZone, language } = useUi()
  const nowMs = useTicking(startMs)
  const { world, lostAtMs } = followed
  const words = worldWords(world, nowMs)
  const isLost = lostAtMs !== null
  const isKnown = !isLost && !words.title.startsWith('State not known')
  const ageMs = world.checkedAt ? Math.max(1_000, nowMs - world.checkedAt.getTime()) : null
  const age = ageMs === null ? null : formatDuration(Math.round(ageMs / 1000) * 1000, { language })
  const clock = formatClock(nowMs, { timeZone, language, hasSeconds: true })
  return (
    <WorldBar
      state={stateOf(world, isKnown)}
      title={isLost ? 'State not known' : words.title}
      facts={isLost ? ['the console does not answer', `last known: ${words.title}`] : words.facts}
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
