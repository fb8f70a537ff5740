import type { Clock } from '@understudy/core'
import type { Database, Notification } from '@understudy/db'

/**
 * Yields what `read` gives now, and again after notifications that match: one reading for however many came, begun at most so
 * often. It listens before it reads for the first time, so that nothing is missed in between.
 */
export async function* readAndFollowCalmly<T>(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  matches: (notification: Notification) => boolean,
  everyMs: number,
  signal: AbortSignal,
  read: () => Promise<T>,
): AsyncGenerator<T, void> {
  let isStale = true
  let wake = () => {}
  const unsubscribe = await db.hub.subscribe((notification) => {
    if (notification.topic !== 'resync' && !matches(notification)) return
    isStale = true
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      if (!isStale) await new Promise<void>((resolve) => (wake = resolve))
      if (signal.aborted) return
      isStale = false
      const startedMs = clock.monotonicMs()
      yield await read()
      await pause(startedMs + everyMs - clock.monotonicMs(), signal)
    }
  } finally {
    unsubscribe()
    signal.removeEventListener('abort', onAbort)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, Math.max(0, ms))
    signal.addEventListener('abort', end, { once: true })
  })
