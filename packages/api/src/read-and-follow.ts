import type { Database } from '@understudy/db'

type Notification = Parameters<Parameters<Database['hub']['stream']>[0]>[0]

/**
 * Yields what `read` gives now, and again after every notification that matches, until the signal aborts. It listens before it
 * reads for the first time, so that nothing is missed in between. With `everyMs` it also reads again after so many silent milliseconds.
 */
export async function* readAndFollow<T>(
  db: Database,
  matches: (notification: Notification) => boolean,
  signal: AbortSignal | undefined,
  read: () => Promise<T>,
  everyMs?: number,
): AsyncGenerator<T, void> {
  const changes = db.hub.stream(matches, signal ?? new AbortController().signal)
  let next = changes.next()
  try {
    yield await read()
    for (;;) {
      const change = await (everyMs === undefined ? next : orSilence(next, everyMs))
      if (change?.done) return
      if (change) next = changes.next()
      yield await read()
    }
  } finally {
    void changes.return(undefined)
  }
}

/** Null when nothing came for so long. */
async function orSilence<T>(next: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)))
  try {
    return await Promise.race([next, silence])
  } finally {
    clearTimeout(timer)
  }
}
