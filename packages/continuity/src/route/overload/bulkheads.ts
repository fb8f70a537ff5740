import type { Clock } from '@understudy/core'
import { AdaptiveLimit, Bulkhead } from '@understudy/resilience'

/** Calls at once that even an overloaded provider is sent. */
const LEAST = 4

interface Slots {
  readonly bulkhead: Bulkhead
  readonly limit: AdaptiveLimit
}

/**
 * Of each provider of each port, how many calls of this process may be under way: what it is found to do at once, and no more than
 * `most`. Nobody waits for a slot: the next candidate serves.
 */
export class Bulkheads {
  readonly #clock: Clock
  readonly #most: number
  readonly #slots = new Map<string, Slots>()

  /** @param most below the 50 sockets of a client: a pool full of hung sockets would look like an outage of the provider */
  constructor(clock: Clock, most: number) {
    this.#clock = clock
    this.#most = most
  }

  of(key: string): Slots {
    const known = this.#slots.get(key)
    if (known) return known
    const limit = new AdaptiveLimit(this.#clock, { most: this.#most, least: Math.min(LEAST, this.#most) })
    const slots = { limit, bulkhead: new Bulkhead(limit) }
    this.#slots.set(key, slots)
    return slots
  }
}
