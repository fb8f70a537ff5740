import type { CallScope } from '@understudy/api'
import type { SessionsChange } from '../schema.ts'

/** Milliseconds between two messages at least: a run at work says something many times a second. */
const PAUSE_MS = 1_000

/**
 * Yields at once, and after anything has changed in a session or run of the tenant, until the signal aborts. What has changed is
 * not said: a list reads itself again, as filtered. Changes that come close together are one.
 */
export async function* followSessions(
  scope: Pick<CallScope, 'db' | 'tenant' | 'clock'>,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<SessionsChange, void> {
  const { db, tenant, clock } = scope
  let news = Promise.withResolvers<void>()
  const leave = () => news.resolve()
  const unsubscribe = await db.hub.subscribe(({ topic, tenantId }) => {
    if (topic === 'resync' || ((topic === 'run' || topic === 'session') && tenantId === tenant.id)) news.resolve()
  })
  signal.addEventListener('abort', leave)
  try {
    while (!signal.aborted) {
      // Before it is told of: what changes while the list is read is told of next.
      news = Promise.withResolvers<void>()
      yield { at: clock.now() }
      await pause(signal)
      await news.promise
    }
  } finally {
    unsubscribe()
    signal.removeEventListener('abort', leave)
  }
}

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(done, PAUSE_MS)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
