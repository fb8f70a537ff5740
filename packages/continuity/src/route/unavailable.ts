import { PortError, type ProviderId } from '@understudy/ports'
import type { Attempt } from '../schema.ts'
import type { RoutedCall } from './routed-call.ts'

const fields = (routed: RoutedCall, reason: string, provider: ProviderId) =>
  ({ verdict: 'unhealthy', code: 'unavailable', reason, provider, operation: routed.name, maybeApplied: false }) as const

/** The side that is there does not hold everything, and the one that would know is away: "not found" would be a lie. */
export const cannotKnow = (routed: RoutedCall, asked: ProviderId, away: ProviderId): PortError =>
  new PortError(
    `${away} would know and cannot be reached. ${asked} does not hold everything, so ${routed.port}.${routed.name} has no truthful answer now.`,
    fields(routed, 'IncompleteMirror', asked),
  )

const JOURNAL_AWAY = 'JournalUnavailable'

/** The journal did not answer others a moment ago: nobody waits for it again. */
export const journalAway = (routed: RoutedCall): PortError =>
  new PortError(
    'This write could not be made durable before it was sent: the database does not answer. Nothing was sent.',
    fields(routed, JOURNAL_AWAY, 'local'),
  )

export const isJournalAway = (error: unknown): boolean => error instanceof PortError && error.reason === JOURNAL_AWAY

export const nobodyConfigured = (routed: RoutedCall, attempts: readonly Attempt[]): PortError =>
  new PortError(
    `No side of ${routed.port} is configured: ${reasons(attempts)}.`,
    fields(routed, 'NotConfigured', (attempts[0]?.provider ?? 'local') as ProviderId),
  )

/** @param last kept as the cause, so that the log shows it; `maybeApplied` holds when any attempt's outcome is unknown. */
export function nobodyAnswered(routed: RoutedCall, attempts: readonly Attempt[], last: PortError | undefined): PortError {
  const out = routed.call.deadline.expired
  return new PortError(`${routed.port}.${routed.name} had no answer from any side: ${reasons(attempts)}.`, {
    ...fields(routed, last?.reason ?? 'NoAnswer', last?.provider ?? 'local'),
    code: out ? 'deadline_exceeded' : 'unavailable',
    verdict: last?.verdict ?? 'unhealthy',
    maybeApplied: routed.operation.kind === 'write' && attempts.some((each) => each.decision === 'failed'),
    ...(last?.retryAfterMs === undefined ? {} : { retryAfterMs: last.retryAfterMs }),
    cause: last,
  })
}

/** Of a write that one side may have taken, nobody may say that it was not done. */
export const perhapsDone = (error: PortError): PortError => {
  const { verdict, code, reason, provider, operation, retryAfterMs } = error
  const about = { verdict, code, reason, provider, operation, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  return error.maybeApplied ? error : new PortError(error.message, { ...about, maybeApplied: true, cause: error })
}

const fate: Record<Attempt['decision'], string> = {
  served: 'answered',
  refused: 'answered',
  failed: 'failed',
  skipped: 'was not asked',
}

const reasons = (attempts: readonly Attempt[]): string =>
  attempts.map((each) => `${each.provider} ${fate[each.decision]} (${each.reason})`).join(', ')
