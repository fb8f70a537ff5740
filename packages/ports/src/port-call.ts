import { AppError } from '@understudy/core'
import type { RetryBudget } from '@understudy/resilience'
import type { CallContext, Operation, PortName, ProviderId } from './call.ts'
import { PortError } from './port-error.ts'
import { portFailure } from './port-failure.ts'
import { verdictOf } from './verdict-of.ts'
import { withinDeadline, type Attempt } from './within-deadline.ts'

export interface PortCall {
  readonly port: PortName
  readonly provider: ProviderId
  readonly name: string
  readonly operation: Operation
  /** The configured limit of one attempt; the operation's own budget and the call's deadline may be shorter. */
  readonly timeoutMs: number
  /** Earns with each call. */
  readonly retryBudget?: RetryBudget | undefined
  /** Failures of attempts before the one that threw, where a client library retries by itself. */
  earlierFailures?(attempt: Attempt): readonly unknown[]
}

/** What the port's own rules refuse, before anything is sent. */
const refusal = (error: AppError, provider: ProviderId, operation: string): PortError =>
  new PortError(error.message, {
    verdict: 'caller',
    code: error.code,
    reason: 'InvalidInput',
    provider,
    operation,
    maybeApplied: false,
    cause: error,
  })

/**
 * One call of one provider: under its deadline, with whatever goes wrong turned into a PortError by the verdict table.
 * @throws PortError and nothing else
 */
export async function portCall<T>(
  what: PortCall,
  call: Pick<CallContext, 'deadline' | 'signal'>,
  run: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  let attempt: Attempt | undefined
  what.retryBudget?.earn()
  try {
    return await withinDeadline(call, Math.min(what.timeoutMs, what.operation.budgetMs), (started) => {
      attempt = started
      return run(started)
    })
  } catch (error) {
    if (error instanceof PortError) throw error
    const operation = `${what.port}.${what.name}`
    if (error instanceof AppError) throw refusal(error, what.provider, operation)
    const earlier = attempt && what.earlierFailures ? what.earlierFailures(attempt) : []
    const finding = verdictOf(error, what.operation, earlier)
    // Never started: nothing was sent.
    const certain = attempt === undefined ? { ...finding, maybeApplied: false } : finding
    throw portFailure({ port: what.port, provider: what.provider, operation }, certain, error)
  }
}
