import type { CallContext } from './call.ts'

/** Why we ended an attempt ourselves. The SDK's AbortError looks the same for both, so this is kept apart from it. */
export class AttemptEnded extends Error {
  readonly why: 'deadline' | 'cancelled'

  constructor(why: 'deadline' | 'cancelled') {
    super(why === 'deadline' ? 'the deadline passed' : 'the caller left')
    this.name = 'AttemptEnded'
    this.why = why
  }
}

export interface Attempt {
  /** Aborts when the deadline passes or the caller leaves. Made on first use: what never asks for it pays nothing. */
  readonly signal: AbortSignal
  /** Milliseconds left when asked. */
  remainingMs(): number
}

/**
 * Runs one attempt, everything included (connecting, retries inside the SDK, reading the body), for at most `budgetMs` and never past
 * the call's deadline: a body that drips one byte a second ends on time too.
 * @throws AttemptEnded when time is up or the caller leaves; otherwise whatever `run` throws.
 */
export async function withinDeadline<T>(
  call: Pick<CallContext, 'deadline' | 'signal'>,
  budgetMs: number,
  run: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const deadline = call.deadline.atMost(budgetMs)
  if (call.signal?.aborted) throw new AttemptEnded('cancelled')
  if (deadline.expired) throw new AttemptEnded('deadline')
  let controller: AbortController | undefined
  let end: (why: AttemptEnded['why']) => void = () => {}
  const ended = new Promise<never>((_, reject) => {
    end = (why) => {
      const reason = new AttemptEnded(why)
      reject(reason)
      controller?.abort(reason)
    }
  })
  const onCancel = () => end('cancelled')
  const timer = setTimeout(() => end('deadline'), deadline.remainingMs())
  call.signal?.addEventListener('abort', onCancel, { once: true })
  try {
    return await Promise.race([
      ended,
      run({
        get signal() {
          controller ??= new AbortController()
          return controller.signal
        },
        remainingMs: () => deadline.remainingMs(),
      }),
    ])
  } finally {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', onCancel)
  }
}
