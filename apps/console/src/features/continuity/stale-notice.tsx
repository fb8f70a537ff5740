'use client'
import { formatDuration, Notice, useUi } from '@understudy/ui'

/** Milliseconds after which figures that come every few seconds are old. */
const OLD_MS = 20_000

/** Says how old what is shown is, once it should have been newer. */
export function StaleNotice({ readAtMs, nowMs }: { readAtMs: number; nowMs: number }) {
  const { language } = useUi()
  const ageMs = nowMs - readAtMs
  if (readAtMs === 0 || ageMs < OLD_MS) return null
  const age = formatDuration(Math.floor(ageMs / 1_000) * 1_000, { language })
  return (
    <Notice tone="degraded" title={`These figures are ${age} old.`}>
      They are read again by themselves as soon as the console answers.
    </Notice>
  )
}
