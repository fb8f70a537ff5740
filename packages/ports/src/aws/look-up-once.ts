/** Milliseconds that a look-up may take, however long those who wait for it still have. */
const LOOK_UP_MS = 5_000

/**
 * Something of an account that is looked up once a process. Whoever asks meanwhile waits for the same look-up: it ends by its own
 * time, so that nobody cuts it short for the others, and one that failed or never answered is begun anew by the next who asks.
 */
export class LookUpOnce<T> {
  #found: Promise<T> | undefined

  /** @throws whatever the look-up throws, or TimeoutError */
  get(lookUp: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#found) return this.#found
    const signal = AbortSignal.timeout(LOOK_UP_MS)
    const timedOut = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    const found = Promise.race([lookUp(signal), timedOut]).catch((error: unknown) => {
      if (this.#found === found) this.#found = undefined
      throw error
    })
    this.#found = found
    return found
  }

  /** What was found is there no more. */
  forget(): void {
    this.#found = undefined
  }
}
