import { Readable } from 'node:stream'
import { NodeHttpHandler } from '@smithy/node-http-handler'

type Handle = NodeHttpHandler['handle']
type AttemptSignal = NonNullable<NonNullable<Parameters<Handle>[1]>['abortSignal']>

/** One request as it went over the wire: what it threw, or the status that came back. */
type Attempt = { readonly error: unknown } | { readonly error: { readonly statusCode: number } | null }

const attempts = new WeakMap<AttemptSignal, Attempt[]>()

/** Remembers every attempt that the SDK makes for one call: its own retries would else hide that the first one was cut off. */
export class RecordingHandler extends NodeHttpHandler {
  override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const record = (attempt: Attempt) => {
      if (!options?.abortSignal) return
      const made = attempts.get(options.abortSignal) ?? []
      attempts.set(options.abortSignal, [...made, attempt])
    }
    try {
      const answer = await super.handle(request, options)
      const { statusCode, body } = answer.response
      endWith(options?.abortSignal, body)
      record({ error: statusCode >= 500 ? { statusCode } : null })
      return answer
    } catch (error) {
      record({ error })
      throw error
    }
  }
}

/**
 * The SDK lets go of the signal once the headers are there: a body that drips would hold its socket for ever. It ends with an error,
 * for one that merely closes keeps whoever reads it waiting.
 */
function endWith(signal: AttemptSignal | undefined, body: unknown): void {
  if (!(signal instanceof AbortSignal) || !(body instanceof Readable)) return
  const end = () => {
    // Nobody may be reading it any more.
    body.once('error', () => undefined)
    body.destroy(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
  }
  signal.addEventListener('abort', end, { once: true })
}

/** Failures before the last attempt under this signal. */
export const earlierFailures = (signal: AbortSignal): unknown[] =>
  (attempts.get(signal) ?? [])
    .slice(0, -1)
    .map((attempt) => attempt.error)
    .filter((error) => error !== null)
