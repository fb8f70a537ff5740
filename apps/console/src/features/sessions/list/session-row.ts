import type { SessionSummary } from '../model'
import { isLive } from '../model'

/** A session of the list. The sides of its newest run's calls are there once they are counted. */
export type SessionRow = SessionSummary & { calls?: { aws: number; local: number } | undefined }

/** How long the newest run took, or has taken so far. */
export function tookMs({ lastRun }: Pick<SessionRow, 'lastRun'>, nowMs: number): number | null {
  if (!lastRun?.startedAt) return null
  const endMs = lastRun.endedAt?.getTime() ?? (isLive(lastRun.status) ? nowMs : null)
  return endMs === null ? null : Math.max(0, endMs - lastRun.startedAt.getTime())
}

/** The second line of a row: what happens or happened, in words. */
export function lineOf({ lastRun, userName }: Pick<SessionRow, 'lastRun' | 'userName'>): string {
  if (!lastRun) return 'Nothing has run yet'
  if (lastRun.error) return lastRun.error.message
  const again = lastRun.number > 1 ? `Run ${lastRun.number}` : `Started by ${userName}`
  if (lastRun.status === 'queued') return 'Waits for a worker'
  if (lastRun.stopRequestedAt && lastRun.status === 'running') return 'Stops at the next step'
  return again
}
