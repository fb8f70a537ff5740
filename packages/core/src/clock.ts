/** Time as a dependency: tests move it, simulations own it. */
export interface Clock {
  /** Wall-clock time, for people and records. */
  now(): Date
  /** Milliseconds on a clock that never steps back, for durations and deadlines. */
  monotonicMs(): number
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
}
