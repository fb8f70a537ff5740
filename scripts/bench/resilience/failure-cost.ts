import { answer, fail, type Subject } from './subjects.ts'

const IN_WINDOW = 1_000_000
const FAILURES = 1001
const LONGEST_MS = 3000

/** Microseconds of one failing call among a million good ones: the median of many, or of as many as fit in three seconds. */
export async function timeFailure(subject: Subject): Promise<number> {
  for (let nth = 0; nth < IN_WINDOW; nth++) await subject.call(answer)
  const times: number[] = []
  const startedMs = performance.now()
  while (times.length < FAILURES && performance.now() - startedMs < LONGEST_MS) {
    const beganMs = performance.now()
    await subject.call(fail).catch((error: unknown) => error)
    times.push((performance.now() - beganMs) * 1000)
    await subject.call(answer)
  }
  subject.close()
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
}
