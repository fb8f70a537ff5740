import type { Clock, Deadline } from '@understudy/core'
import { withinTime } from '../journal/within-time.ts'

/** Milliseconds for which nobody else waits for a journal that did not answer. */
const LEFT_ALONE_MS = 1_000

export type Known<T> = { readonly isKnown: true; readonly value: T } | { readonly isKnown: false }

/**
 * Whether the journal can be reached, as this process found it. A question that it does not answer in time is left open instead of
 * holding up the call; for a second after that, all others are left open at once.
 */
export class JournalReach {
  readonly #clock: Clock
  #isSilent = false
  #nextMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** While it is silent, true for one call a second: that one finds out for all. */
  mayAsk(): boolean {
    if (!this.#isSilent) return true
    if (this.#clock.monotonicMs() < this.#nextMs) return false
    this.failed()
    return true
  }

  failed(): void {
    this.#isSilent = true
    this.#nextMs = this.#clock.monotonicMs() + LEFT_ALONE_MS
  }

  answered(): void {
    this.#isSilent = false
  }

  /** Never rejects. */
  async ask<T>(question: () => Promise<T>, deadline: Deadline): Promise<Known<T>> {
    if (!this.mayAsk()) return { isKnown: false }
    try {
      const value = await withinTime(question(), deadline)
      if (value !== 'late') {
        this.answered()
        return { isKnown: true, value }
      }
    } catch {
      // Whatever it says: the database is away, and the call goes on without what it knows.
      this.failed()
      return { isKnown: false }
    }
    this.failed()
    return { isKnown: false }
  }
}
