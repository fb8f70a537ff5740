import { createHash } from 'node:crypto'
import type { Clock } from '@understudy/core'

const MAX_COUNTER = 0xffff

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/**
 * A hybrid logical clock (Kulkarni et al. 2014): versions are `<milliseconds>-<counter>-<process>` in fixed width, so that they sort
 * as text, grow within a process, and grow along a chain whatever the processes' clocks say.
 */
export class VersionClock {
  readonly #clock: Clock
  readonly #process: string
  #ms = 0
  #counter = 0

  constructor(clock: Clock, processId: string) {
    this.#clock = clock
    this.#process = createHash('sha256').update(processId).digest('hex').slice(0, 8)
  }

  /** Greater than every version this process has given, and than `newest`. */
  next(newest: string | null = null): string {
    const [seenMs, seenCounter] = newest === null ? [0, 0] : newest.split('-', 2).map((part) => Number.parseInt(part, 16))
    const nowMs = this.#clock.now().getTime()
    const beforeMs = Math.max(this.#ms, seenMs!)
    const before = Math.max(this.#ms === beforeMs ? this.#counter : 0, seenMs === beforeMs ? seenCounter! : 0)
    const isFull = nowMs <= beforeMs && before >= MAX_COUNTER
    this.#ms = isFull ? beforeMs + 1 : Math.max(nowMs, beforeMs)
    this.#counter = nowMs > beforeMs || isFull ? 0 : before + 1
    return `${hex(this.#ms, 12)}-${hex(this.#counter, 4)}-${this.#process}`
  }
}
