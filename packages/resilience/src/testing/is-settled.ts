import { vi } from 'vitest'

/** Whether the promise has settled by now. With faked timers. */
export async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let is = false
  const done = () => {
    is = true
  }
  promise.then(done, done)
  await vi.advanceTimersByTimeAsync(0)
  return is
}
