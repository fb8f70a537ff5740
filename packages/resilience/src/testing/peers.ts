import { circuitBreaker, ConsecutiveBreaker, CircuitState, handleType, type IBreaker } from 'cockatiel'
import CircuitBreaker from 'opossum'

/*
 * Two breakers that are widely used in Node. What they get wrong is asserted in the bug pack, so that our own tests of the same are
 * known to bite; what they get right is asserted too. Should one of these fail after an update, the library has changed: say so there.
 */

export type Task = () => Promise<unknown>
export class CallersOwnError extends Error {}
export const OPEN_MS = 60_000
const down: Task = () => Promise.reject(new Error('down'))
export const up: Task = () => Promise.resolve('up')
export const never: Task = () => new Promise(() => undefined)

const counted = handleType(Error, (error) => !(error instanceof CallersOwnError))
const states = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Isolated]: 'isolated',
} as const

/** cockatiel's breaker under our default of five failures in a row. */
export function openCockatiel(breaker: IBreaker = new ConsecutiveBreaker(5)) {
  const policy = circuitBreaker(counted, { halfOpenAfter: OPEN_MS, breaker })
  return { policy, call: (task: Task) => policy.execute(task), state: () => states[policy.state] }
}

/** opossum's breaker with its own defaults, but for its timeout, which is off unless given. */
export function openOpossum(options: CircuitBreaker.Options = {}) {
  const breaker = new CircuitBreaker((task: Task) => task(), {
    timeout: false,
    resetTimeout: OPEN_MS,
    errorFilter: (error: unknown) => error instanceof CallersOwnError,
    ...options,
  })
  return {
    breaker,
    call: (task: Task) => breaker.fire(task),
    state: () => (breaker.closed ? 'closed' : breaker.halfOpen ? 'half_open' : 'open'),
  }
}

/** Makes a call and gives what it threw instead of throwing it. */
export const failing = (call: (task: Task) => Promise<unknown>, task: Task = down) => call(task).catch((error: unknown) => error)

export async function failFiveTimes(call: (task: Task) => Promise<unknown>): Promise<void> {
  for (let nth = 0; nth < 5; nth++) await failing(call)
}
