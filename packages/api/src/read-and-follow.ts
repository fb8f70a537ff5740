import type { Database } from '@understudy/db'

type Notification = Parameters<Parameters<Database['hub']['stream']>[0]>[0]

/**
 * Yields what `read` gives now, and again after every notification that matches, until the signal aborts. It listens before it
 * reads for the first time, so that nothing is missed in between.
 */
export async function* readAndFollow<T>(
  db: Database,
  matches: (notification: Notification) => boolean,
  signal: AbortSignal | undefined,
  read: () => Promise<T>,
): AsyncGenerator<T, void> {
  const changes = db.hub.stream(matches, signal ?? new AbortController().signal)
  let next = changes.next()
  try {
    yield await read()
    while (!(await next).done) {
      next = changes.next()
      yield await read()
    }
  } finally {
    void changes.return(undefined)
  }
}
