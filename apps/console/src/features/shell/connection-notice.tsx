'use client'
import { formatClock, Notice, useUi } from '@understudy/ui'

/** What is on the page is kept, with its age said; it goes by itself. */
export function ConnectionNotice({ lostAtMs }: { lostAtMs: number | null }) {
  const { timeZone, language } = useUi()
  if (lostAtMs === null) return null
  const since = formatClock(lostAtMs, { timeZone, language, hasSeconds: true })
  return (
    <Notice tone="degraded" isAnnounced title={`The console has not answered since ${since}.`}>
      What you see is from before. It connects again by itself; nothing you typed is lost.
    </Notice>
  )
}
