import type { ShownCall } from '../model'

/** "aws:us-east-1 failed: connection refused"; null when the first one asked answered. */
export function triesOf(call: Pick<ShownCall, 'attempts' | 'servedBy'>): string | null {
  const tried = call.attempts.filter((attempt) => attempt.decision === 'failed')
  if (tried.length === 0) return null
  return tried.map((attempt) => `${attempt.provider} ${attempt.decision}: ${attempt.reason}`).join('; ')
}
