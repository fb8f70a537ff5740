import type { Clock } from '@understudy/core'

export interface ManualClock extends Clock {
  advance(ms: number): void
  /** Sets the wall clock alone, as an operator or NTP would. */
  stepWallClock(ms: number): void
}

export function manualClock(monotonicMs = 1_000_000): ManualClock {
  let wallMs = 0
  return {
    now: () => new Date(wallMs),
    monotonicMs: () => monotonicMs,
    advance: (ms) => {
      monotonicMs += ms
      wallMs += ms
    },
    stepWallClock: (ms) => {
      wallMs += ms
    },
  }
}
