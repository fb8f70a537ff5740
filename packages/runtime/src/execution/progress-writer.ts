/** Milliseconds between two writes of progress. */
const EVERY_MS = 250

export interface Progress {
  readonly done: number
  readonly total: number | null
  readonly unit: string
}

/** Hands on the newest progress at most four times a second, one write at a time. */
export class ProgressWriter {
  readonly #write: (progress: Progress) => Promise<void>
  #newest: Progress | undefined
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()
  #closed = false

  /** @param write must not reject. */
  constructor(write: (progress: Progress) => Promise<void>) {
    this.#write = write
  }

  report(progress: Progress): void {
    if (this.#closed) return
    this.#newest = progress
    this.#timer ??= setTimeout(() => this.#flush(), EVERY_MS)
  }

  #flush(): void {
    this.#timer = undefined
    const progress = this.#newest
    this.#newest = undefined
    if (progress) this.#writing = this.#writing.then(() => this.#write(progress))
  }

  /** Ends writing; answers what was reported and not yet written, for the write that ends the step. */
  async close(): Promise<Progress | undefined> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#writing
    return this.#newest
  }
}
