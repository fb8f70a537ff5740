import type { Logger } from '@understudy/telemetry'

/** Milliseconds between two rounds at least, however often they are asked for: what comes meanwhile goes together. */
const LEAST_MS = 50

/** Loops that do a round, pause, and do the next, or do it soon when woken. A failing round is logged, and tried again. */
export class Rounds {
  readonly #log: Logger
  readonly #stopping = new AbortController()
  readonly #running: Promise<void>[] = []

  constructor(log: Logger) {
    this.#log = log
  }

  /** @returns the way to wake it */
  every(name: string, everyMs: number, round: (signal: AbortSignal) => Promise<unknown>): () => void {
    let isWoken = false
    let hurry = () => {}
    const wake = () => {
      isWoken = true
      hurry()
    }
    const { signal } = this.#stopping
    const pause = () =>
      new Promise<void>((resolve) => {
        const end = () => {
          for (const timer of timers) clearTimeout(timer)
          signal.removeEventListener('abort', end)
          isWoken = false
          hurry = () => {}
          resolve()
        }
        const endIfWoken = () => {
          hurry = end
          if (isWoken) end()
        }
        const timers = [setTimeout(end, everyMs), setTimeout(endIfWoken, LEAST_MS)]
        signal.addEventListener('abort', end, { once: true })
      })
    const loop = async () => {
      while (!signal.aborted) {
        await round(signal).catch((error: unknown) => this.#log.warn({ error, loop: name }, 'a round failed'))
        if (!signal.aborted) await pause()
      }
    }
    this.#running.push(loop())
    return wake
  }

  /** Resolves when every round under way has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#running)
  }
}
