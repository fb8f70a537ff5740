'use client'
import { formatMoment, playedMs, type DrillDetail } from '@understudy/continuity'
import { formatDuration, useUi } from '@understudy/ui'
import { scriptMs } from '../drill-words'

/** Where the script is, and how long it still takes. */
export function ProgressWords({ drill, nowMs }: { drill: DrillDetail; nowMs: number }) {
  const { language } = useUi()
  const { state, playedAt, script, compression } = drill
  if (state === 'queued') return 'waits for a worker to take it'
  if (state === 'recovering') return 'the faults are over; calls go back and what waits is handed over'
  if (state === 'checking') return 'both sides are read and compared'
  if (!playedAt) return 'its callers begin, in peace'
  const at = formatMoment(scriptMs(drill, nowMs), script.startsAt)
  const end = formatMoment(script.durationMs, script.startsAt)
  const leftMs = Math.max(0, playedAt.getTime() + playedMs(script, compression) - nowMs)
  const left = formatDuration(Math.ceil(leftMs / 1_000) * 1_000, { language })
  return (
    <>
      script time <strong>{at}</strong> of {end}, {left} left
    </>
  )
}
