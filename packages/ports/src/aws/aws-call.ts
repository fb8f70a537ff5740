import { earlierFailures } from './aws-attempts.ts'
import type { CallContext } from '../call.ts'
import { portCall, type PortCall } from '../port-call.ts'

/** A 200 whose body or headers are not what the service answers: a proxy's page, a half-written answer. Counts as unhealthy. */
export class MalformedAnswerError extends Error {
  constructor(what: string) {
    super(`the answer has no ${what}`)
    this.name = 'MalformedAnswerError'
  }
}

/** A field that every whole answer has. @throws MalformedAnswerError */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new MalformedAnswerError(what)
  return value
}

/** One call through the AWS SDK; pass the signal to every `send`. @throws PortError and nothing else */
export const awsCall = <T>(
  what: Omit<PortCall, 'earlierFailures'>,
  call: Pick<CallContext, 'deadline' | 'signal'>,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> =>
  portCall({ ...what, earlierFailures: (attempt) => earlierFailures(attempt.signal) }, call, (attempt) => run(attempt.signal))
