import type { PortError } from '@understudy/ports'
import type { CallOutcome } from '@understudy/resilience'

/** What an error says of its provider's health, to a breaker. A caller's error is an answer. */
export function outcomeOf(error: PortError): CallOutcome {
  switch (error.verdict) {
    case 'healthy':
    case 'caller':
      return 'success'
    case 'overload':
      return 'throttled'
    case 'unhealthy':
      return error.reason === 'Timeout' ? 'unknown' : 'failure'
    case 'auth':
      return 'ignored'
    case 'ignore':
      return 'cancelled'
  }
}
