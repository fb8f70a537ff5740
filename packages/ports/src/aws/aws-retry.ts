import { StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryBudget } from '@understudy/resilience'

type Refresh = StandardRetryStrategy['refreshRetryTokenForRetry']

/**
 * The SDK's standard retry, once, within a budget, and never for throttling. Its pause after a throttled answer (up to 0.5 s, more when the
 * service names a time) outlives short deadlines: the call would then end as "did not answer in time", which blames a service that asked
 * us to slow down.
 */
export class RetryOnceWithinBudget extends StandardRetryStrategy {
  readonly #budget: RetryBudget

  constructor(budget: RetryBudget) {
    super(2)
    this.#budget = budget
  }

  override refreshRetryTokenForRetry(...[token, error]: Parameters<Refresh>): ReturnType<Refresh> {
    // The SDK then throws the answer that it has.
    if (error.errorType === 'THROTTLING') return Promise.reject(new Error('Throttled calls are not repeated here.'))
    const isRepeat = error.errorType === 'TRANSIENT' && token.getRetryCount() === 0
    if (isRepeat && !this.#budget.tryTake()) return Promise.reject(new Error('A tenth of the calls was repeated already.'))
    return super.refreshRetryTokenForRetry(token, error)
  }
}
