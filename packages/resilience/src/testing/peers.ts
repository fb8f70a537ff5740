import { circuitBreaker, ConsecutiveBreaker, CircuitState, handleType } from 'cockatiel'
import CircuitBreaker from 'opossum'

export class CallersOwnError extends Error {}
export const OPEN_MS = 60_000
export const down = () => Promise.reject(new Error('down'))

/** cockatiel's breaker under our default of five failures in a row. */
export function openCockatiel(openMs = OPEN_MS) {
  const policy = circuitBreaker(
    handleType(Error, (error) => !(error instanceof CallersOwnError)),
    { halfOpenAfter: openMs, breaker: new ConsecutiveBreaker(5) },
  )
  const states = {
    [CircuitState.Closed]: 'closed',
    [CircuitState.Open]: 'open',
    [CircuitState.HalfOpen]: 'half_open',
    [CircuitState.Isolated]: 'isolated',
  } as const
  return { call: (task: () => Promise<unknown>) => policy.execute(task), state: () => states[policy.state] }
}

/** opossum's breaker with its own defaults. */
export function openOpossum() {
  const breaker = new CircuitBreaker((task: () => Promise<unknown>) => task(), {
    timeout: false,
    resetTimeout: OPEN_MS,
    errorFilter: (error: unknown) => error instanceof CallersOwnError,
  })
  return {
    call: (task: () => Promise<unknown>) => breaker.fire(task),
    state: () => (breaker.closed ? 'closed' : breaker.halfOpen ? 'half_open' : 'open'),
    close: () => breaker.shutdown(),
  }
}
