import type { Deadline } from '@understudy/core'

const LONGEST_TIMER_MS = 2_147_483_647

/** What a promise comes to, or 'late' when the deadline passes first; it goes on behind. */
export async function withinTime<T>(promise: Promise<T>, deadline: Deadline): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), Math.min(LONGEST_TIMER_MS, deadline.remainingMs()))
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    // Whoever left early does not hear of its failure.
    promise.catch(() => undefined)
  }
}
