import type { ListedSession } from '@understudy/runtime'
import { isLive } from '../model'

export type SessionRow = ListedSession

/** How long the newest run took, or has taken so far. */
export function tookMs({ lastRun }: Pick<SessionRow, 'lastRun'>, nowMs: number): number | null {
  if (!lastRun?.startedAt) return null
  const endMs = lastRun.endedAt?.getTime() ?? (isLive(lastRun.status) ? nowMs : null)
  return endMs === null ? null : Math.max(0, endMs - lastRun.startedAt.getTime())
}

/** The second line of a row: what happens or happened, in words. */
export function lineOf({ lastRun, userName, atStep }: Pick<SessionRow, 'lastRun' | 'userName' | 'atStep'>): string {
  if (!lastRun) return 'Nothing has run yet'
  if (lastRun.error) return lastRun.error.message
  if (lastRun.status === 'queued') return 'Waits for a worker'
  if (lastRun.stopRequestedAt && isLive(lastRun.status)) return 'Stops at the next step'
  if (atStep && lastRun.status === 'running') return atStep
  return lastRun.number > 1 ? `Run ${lastRun.number}, started by ${userName}` : `Started by ${userName}`
}
