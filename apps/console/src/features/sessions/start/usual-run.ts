import type { SessionSummary } from '../model'

export interface UsualRun {
  count: number
  medianMs: number
  medianTokens: number
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

/** What recent runs of an agent took; null when none has finished yet. */
export function usualRun(sessions: readonly Pick<SessionSummary, 'agentKey' | 'lastRun'>[], agentKey: string): UsualRun | null {
  const finished = sessions.flatMap(({ agentKey: key, lastRun }) =>
    key === agentKey && lastRun?.status === 'succeeded' && lastRun.startedAt && lastRun.endedAt
      ? [{ ms: lastRun.endedAt.getTime() - lastRun.startedAt.getTime(), tokens: lastRun.tokensIn + lastRun.tokensOut }]
      : [],
  )
  if (finished.length === 0) return null
  return {
    count: finished.length,
    medianMs: median(finished.map(({ ms }) => ms)),
    medianTokens: median(finished.map(({ tokens }) => tokens)),
  }
}
