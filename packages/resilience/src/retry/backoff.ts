/**
 * How long to wait before a retry, in milliseconds: anything from 0 to a bound that doubles with each retry ("full jitter",
 * M. Brooker, Exponential Backoff And Jitter, AWS 2015), so that callers that failed together do not return together.
 *
 * @param attempt the retry, 1 is the first
 * @param random in [0, 1)
 */
export function backoffMs(attempt: number, random: () => number = Math.random, { baseMs = 50, maxMs = 5000 } = {}): number {
  return random() * Math.min(maxMs, baseMs * 2 ** (Math.max(1, attempt) - 1))
}
