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
  readonly limit: number
  #inFlight = 0

  /** @param limit calls, at least 1. @throws RangeError below that */
  constructor(limit: number) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`A bulkhead cannot hold ${limit} calls.`)
    this.limit = limit
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
