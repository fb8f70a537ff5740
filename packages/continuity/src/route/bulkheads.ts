import { Bulkhead } from '@understudy/resilience'

/** Below the 50 sockets of a client: a pool full of hung sockets would look like an outage of the provider. */
const SLOTS = 32

/** Of each provider of each port, how many calls of this process are under way. Nobody waits for a slot: the next candidate serves. */
export class Bulkheads {
  readonly #bulkheads = new Map<string, Bulkhead>()

  of(key: string): Bulkhead {
    const known = this.#bulkheads.get(key) ?? new Bulkhead(SLOTS)
    this.#bulkheads.set(key, known)
    return known
  }
}
