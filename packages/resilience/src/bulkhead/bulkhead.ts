/** No slot was free. Our own limit: it says nothing of the provider, and must not count as its failure. */
export interface BulkheadFull {
  readonly isFull: true
  readonly inFlight: number
  readonly limit: number
}

export interface Running<T> {
  readonly isFull: false
  readonly result: Promise<T>
}

/**
 * At most `limit` calls under way. A slot is free again when the task's own promise settles, not when its caller stops
 * waiting: what timed out here still burdens the other side. Nothing queues.
 */
export class Bulkhead {
  readonly #limit: { readonly current: number }
  #inFlight = 0

  /**
   * @param limit calls, at least 1; or one that moves. Those under way stay where it falls below them
   * @throws RangeError below 1
   */
  constructor(limit: number | { readonly current: number }) {
    this.#limit = typeof limit === 'number' ? { current: limit } : limit
    if (!Number.isInteger(this.limit) || this.limit < 1) throw new RangeError(`A bulkhead cannot hold ${this.limit} calls.`)
  }

  get limit(): number {
    return this.#limit.current
  }

  get inFlight(): number {
    return this.#inFlight
  }

  /**
   * Starts the task, if there is a slot. A caller may leave `result` behind: its late failure is no unhandled rejection.
   * What the task throws before its promise rejects `result` too.
   */
  run<T>(task: () => Promise<T>): Running<T> | BulkheadFull {
    if (this.#inFlight >= this.limit) return { isFull: true, inFlight: this.#inFlight, limit: this.limit }
    this.#inFlight++
    const release = () => {
      this.#inFlight--
    }
    const result = new Promise<T>((resolve) => resolve(task()))
    result.then(release, release)
    return { isFull: false, result }
  }
}
