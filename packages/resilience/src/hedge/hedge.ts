/** Calls `wake` once, `ms` from now. @returns what takes it back */
export type After = (ms: number, wake: () => void) => () => void

const byTimer: After = (ms, wake) => {
  const timer = setTimeout(wake, ms)
  return () => clearTimeout(timer)
}

export interface Hedge {
  /** Milliseconds that the first may take alone. */
  readonly delayMs: number
  /** Asked when the time has come, and once: a retry budget. What it allows is paid for. */
  readonly maySend: () => boolean
  readonly after?: After
}

/**
 * Sends a request, and once more if it takes long; the first answer is taken and the other request cancelled by its signal (a hedged
 * request: Dean and Barroso, The Tail at Scale, 2013). Only for what may be repeated. A failure before the second is sent is the
 * outcome: who else may serve is the caller's matter. With both under way a failure waits for the other; if both fail, the first
 * request's error is thrown. What comes after that goes nowhere, and is no unhandled rejection.
 *
 * @param send is given a signal of its own for each request, aborted with the caller's or when the other one won
 */
export function hedge<T>(
  send: (signal: AbortSignal) => Promise<T>,
  { delayMs, maySend, after = byTimer }: Hedge,
  callers?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const requests: AbortController[] = []
    let underWay = 0
    let firstError: unknown

    const start = () => {
      const own = new AbortController()
      requests.push(own)
      underWay++
      const isFirst = requests.length === 1
      const won = (answer: T) => {
        cancelSecond()
        resolve(answer)
        for (const each of requests) if (each !== own) each.abort()
      }
      const failed = (error: unknown) => {
        underWay--
        cancelSecond()
        if (isFirst) firstError = error
        if (underWay === 0) reject(firstError as Error)
      }
      new Promise<T>((answer) => answer(send(callers ? AbortSignal.any([callers, own.signal]) : own.signal))).then(won, failed)
    }
    const cancelSecond = after(delayMs, () => {
      if (callers?.aborted || !maySend()) return
      start()
    })
    start()
  })
}
