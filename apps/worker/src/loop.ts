import type { Logger } from '@understudy/telemetry'

export interface Loop {
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>
}

/** Does a round, pauses, does the next; a failing round is logged and the next one tries again. */
export function startLoop(name: string, everyMs: number, log: Logger, round: () => Promise<unknown>): Loop {
  const stopping = Promise.withResolvers<void>()
  let isStopping = false
  const rounds = async () => {
    while (!isStopping) {
      await round().catch((error: unknown) => log.warn({ error, loop: name }, 'a round failed'))
      let timer: NodeJS.Timeout | undefined
      await Promise.race([stopping.promise, new Promise((resolve) => (timer = setTimeout(resolve, everyMs)))])
      clearTimeout(timer)
    }
  }
  const done = rounds()
  return {
    stop: () => {
      isStopping = true
      stopping.resolve()
      return done
    },
  }
}
