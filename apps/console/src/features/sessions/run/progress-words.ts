import { formatDuration, formatNumber, type Language } from '@understudy/ui'
import type { ShownStep } from '../model'
import { timeLeftMs } from './time-left'

/** "214 of 480 turns, about 12 s left"; null for a step that does not count. */
export function progressWords(step: ShownStep, nowMs: number, language: Language): string | null {
  if (!step.progress) return null
  const { done, total, unit } = step.progress
  if (total === null) return `${formatNumber(done, { language })} ${unit}`
  const counts = `${formatNumber(done, { language })} of ${formatNumber(total, { language })} ${unit}`.trim()
  const leftMs = timeLeftMs(step, nowMs)
  return leftMs === null ? counts : `${counts}, about ${formatDuration(leftMs, { language })} left`
}
