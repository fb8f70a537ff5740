interface Waiting<In, Out> {
  readonly item: In
  readonly resolve: (out: Out) => void
  readonly reject: (error: unknown) => void
}

/**
 * Group commit: what arrives while a batch is under way goes together with the next one. Nothing waits while nothing is under way.
 */
export class Batches<In, Out> {
  readonly #run: (items: readonly In[]) => Promise<readonly Out[]>
  readonly #limit: number
  #waiting: Waiting<In, Out>[] = []
  #running = false

  /** @param run gets at most `limit` items, answers one outcome each, in order */
  constructor(run: (items: readonly In[]) => Promise<readonly Out[]>, limit: number) {
    this.#run = run
    this.#limit = limit
  }

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (!this.#running) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#running = true
    // What is added in the same turn goes into the first batch.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#limit)
      try {
        const outcomes = await this.#run(batch.map(({ item }) => item))
        batch.forEach(({ resolve }, nth) => resolve(outcomes[nth]!))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#running = false
  }
}
