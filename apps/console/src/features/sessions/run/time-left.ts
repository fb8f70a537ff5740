import type { ShownStep } from '../model'

/** Time left at the rate so far; null before there is a rate to speak of. */
export function timeLeftMs(step: Pick<ShownStep, 'progress' | 'startedAt'>, nowMs: number): number | null {
  const { progress, startedAt } = step
  if (!progress || progress.total === null || !startedAt || progress.done <= 0 || progress.done >= progress.total) return null
  const spentMs = nowMs - startedAt.getTime()
  return spentMs < 500 ? null : (spentMs / progress.done) * (progress.total - progress.done)
}
