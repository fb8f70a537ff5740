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

  /** Greater than every version this process has given or seen, and than `newest`. */
  next(newest: string | null = null): string {
    if (newest !== null) this.observe(newest)
    const nowMs = this.#clock.now().getTime()
    if (nowMs > this.#ms) {
      this.#ms = nowMs
      this.#counter = 0
    } else if (this.#counter >= MAX_COUNTER) {
      this.#ms += 1
      this.#counter = 0
    } else {
      this.#counter += 1
    }
    return `${hex(this.#ms, 12)}-${hex(this.#counter, 4)}-${this.#process}`
  }

  /** What others gave counts as given by this process. */
  observe(version: string): void {
    const ms = Number.parseInt(version.slice(0, 12), 16)
    const counter = Number.parseInt(version.slice(13, 17), 16)
    if (ms < this.#ms || (ms === this.#ms && counter <= this.#counter)) return
    this.#ms = ms
    this.#counter = counter
  }
}
