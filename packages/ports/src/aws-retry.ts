import { StandardRetryStrategy } from '@smithy/core/retry'

type Refresh = StandardRetryStrategy['refreshRetryTokenForRetry']

/**
 * The SDK's standard retry, once, but for throttling. Its pause after a throttled answer (up to 0.5 s, more when the service names a time)
 * outlives short deadlines: the call would then end as "did not answer in time", which blames a service that asked us to slow down.
 */
export class RetryOnceUnlessThrottled extends StandardRetryStrategy {
  constructor() {
    super(2)
  }

  override refreshRetryTokenForRetry(...[token, error]: Parameters<Refresh>): ReturnType<Refresh> {
    // The SDK then throws the answer that it has.
    if (error.errorType === 'THROTTLING') return Promise.reject(new Error('Throttled calls are not repeated here.'))
    return super.refreshRetryTokenForRetry(token, error)
  }
}
