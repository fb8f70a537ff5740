/** Lets the event loop turn when this slice of work has had its few milliseconds; cheap to call often. */
export type Breathe = () => Promise<void>

const SLICE_MS = 8

export function createBreathe(): Breathe {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
