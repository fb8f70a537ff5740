import type { Answer, CallContext, Operation, PortName, ProviderId } from './call.ts'
import { portCall, type PortCall } from './port-call.ts'
import type { Attempt } from './within-deadline.ts'

/** One side of one port: what its adapter or twin brings to the rules that both sides share. */
export interface Side {
  readonly port: PortName
  readonly provider: ProviderId
  /** The configured limit of one attempt, milliseconds. */
  readonly timeoutMs: number
  readonly retryBudget?: PortCall['retryBudget']
  readonly earlierFailures?: NonNullable<PortCall['earlierFailures']>
}

/** Runs one operation on one side and says who answered. @throws PortError and nothing else */
export async function answerFrom<T>(
  side: Side,
  name: string,
  operation: Operation,
  call: CallContext,
  run: (attempt: Attempt) => Promise<T>,
  version?: (value: T) => string | undefined,
): Promise<Answer<T>> {
  const value = await portCall({ ...side, name, operation }, call, run)
  const itsVersion = version?.(value)
  return {
    value,
    servedBy: side.provider,
    // A side that answers by itself answers with what it has acknowledged itself.
    ageMs: 0,
    durability: side.provider === 'local' ? 'local' : 'aws',
    ...(itsVersion === undefined ? {} : { version: itsVersion }),
  }
}
