import type { Clock } from '@understudy/core'

const LEAST_SHARE = 0.05
const DECREASE = 0.7
const INCREASE_PER_S = 0.01
/** Milliseconds: answers to calls that were under way together count as one. */
const ONCE_MS = 200

interface Limited {
  share: number
  atMs: number
}

/**
 * How much a provider that asks for less is given: its share falls by 30 % with each burst of throttled calls and grows by 1 % a
 * second. It limits us; it says nothing of the provider's health.
 */
export class Overload {
  readonly #clock: Clock
  readonly #limited = new Map<string, Limited>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** 0 to 1; 1 for who never throttled, or not lately. */
  share(key: string): number {
    const limited = this.#limited.get(key)
    if (!limited) return 1
    const share = this.#shareNow(limited)
    if (share >= 1) this.#limited.delete(key)
    return share
  }

  throttled(key: string): void {
    const atMs = this.#clock.monotonicMs()
    const known = this.#limited.get(key)
    if (known && atMs - known.atMs < ONCE_MS) return
    this.#limited.set(key, { share: Math.max(LEAST_SHARE, this.share(key) * DECREASE), atMs })
  }

  #shareNow = ({ share, atMs }: Limited): number =>
    Math.min(1, share + ((this.#clock.monotonicMs() - atMs) / 1_000) * INCREASE_PER_S)
}
