import { PortError, type Answer, type CallContext, type Operation, type ProviderId } from '@understudy/ports'

export type Invoke = (call: CallContext) => Promise<Answer<unknown>>

/**
 * One call of one provider that settles by its deadline whatever the adapter does. An answer that comes later is dropped: the
 * outcome of such a write is unknown.
 * @throws PortError `deadline_exceeded` (unhealthy), or verdict `ignore` when the caller left.
 */
export async function attempt(
  invoke: Invoke,
  call: CallContext,
  about: { provider: ProviderId; name: string; operation: Operation },
): Promise<Answer<unknown>> {
  const abandon = new AbortController()
  const signal = call.signal ? AbortSignal.any([call.signal, abandon.signal]) : abandon.signal
  const budgetMs = call.deadline.remainingMs()
  const gaveUp = (fields: { verdict: 'unhealthy' | 'ignore'; reason: string }, message: string) =>
    new PortError(message, {
      ...fields,
      code: 'deadline_exceeded',
      provider: about.provider,
      operation: about.name,
      maybeApplied: about.operation.kind === 'write' || !about.operation.idempotent,
    })
  return new Promise((resolve, reject) => {
    const left = () => finish(() => reject(gaveUp({ verdict: 'ignore', reason: 'Cancelled' }, 'The caller gave up.')))
    const timer = setTimeout(
      () =>
        finish(() => {
          reject(
            gaveUp(
              { verdict: 'unhealthy', reason: 'Timeout' },
              `${about.provider} did not answer in ${Math.round(budgetMs)} ms.`,
            ),
          )
          abandon.abort()
        }),
      budgetMs,
    )
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      call.signal?.removeEventListener('abort', left)
      settle()
    }
    call.signal?.addEventListener('abort', left, { once: true })
    if (call.signal?.aborted) return left()
    invoke({ ...call, signal }).then(
      (answer) => finish(() => resolve(answer)),
      (error: unknown) => finish(() => reject(error instanceof Error ? error : new Error(String(error)))),
    )
  })
}
