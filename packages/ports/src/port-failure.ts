import type { PortName, ProviderId } from './call.ts'
import { PortError } from './port-error.ts'
import type { Finding } from './verdict-of.ts'

const services: Record<PortName, string> = {
  objects: 'Object storage',
  memory: 'Agent memory',
  search: 'Search',
  models: 'The model service',
}

const where = (provider: ProviderId): string =>
  provider === 'local' ? 'on this side' : `on AWS (${provider.slice('aws:'.length)})`

function whatHappened(finding: Finding): string {
  if (finding.reason === 'deadline') return 'did not answer in time.'
  if (finding.reason === 'cancelled') return 'was not waited for: the caller left.'
  switch (finding.verdict) {
    case 'unhealthy':
      return `could not be used: ${finding.reason}.`
    case 'overload':
      return 'is answering more calls than it can take; try again in a moment.'
    case 'auth':
      return `refused our credentials: ${finding.reason}.`
    default:
      break
  }
  switch (finding.code) {
    case 'not_found':
      return 'has nothing under this name.'
    case 'forbidden':
      return `does not allow this: ${finding.reason}.`
    case 'conflict':
      return 'was changed by someone else at the same time.'
    case 'precondition_failed':
      return 'holds another version than expected.'
    case 'quota_exceeded':
      return `has reached a limit of the account: ${finding.reason}.`
    case 'invalid_input':
      return `does not take this request: ${finding.reason}.`
    default:
      return `is not set up to answer this: ${finding.reason}.`
  }
}

export interface FailedCall {
  readonly port: PortName
  readonly provider: ProviderId
  /** `objects.put` */
  readonly operation: string
}

/** The finding as the error that adapters and twins throw, its message one sentence for a person. */
export function portFailure(failed: FailedCall, finding: Finding, cause: unknown): PortError {
  return new PortError(`${services[failed.port]} ${where(failed.provider)} ${whatHappened(finding)}`, {
    verdict: finding.verdict,
    code: finding.code,
    reason: finding.reason,
    provider: failed.provider,
    operation: failed.operation,
    maybeApplied: finding.maybeApplied,
    ...(finding.retryAfterMs === undefined ? {} : { retryAfterMs: finding.retryAfterMs }),
    cause,
  })
}
