import { hedge } from '@understudy/resilience'
import type { Provider } from '../provider.ts'
import type { Invoke } from './attempt.ts'
import type { RoutedCall } from './routed-call.ts'
import type { RouteSettings } from './route-settings.ts'

/**
 * Where hedging is on, a read that may be repeated and takes longer than 95 of 100 of its kind is asked a second time of the same
 * side, and the first answer counts. Paid for by the tokens that the side's own retries come from: both together stay within a
 * tenth of its calls, and under an outage there is neither.
 */
export function hedged(
  provider: Provider,
  { operation, port, name }: RoutedCall,
  settings: RouteSettings,
  invoke: Invoke,
): Invoke {
  const budget = provider.retryBudgets?.[port]
  if (!settings.hedgesReads || !budget || operation.kind !== 'read' || !operation.idempotent) return invoke
  return (call) => {
    const delayMs = settings.latencies.hedgeDelayMs(provider.id, port, name, call.deadline.remainingMs())
    if (delayMs === null) return invoke(call)
    return hedge((signal) => invoke({ ...call, signal }), { delayMs, maySend: () => budget.tryTake() }, call.signal)
  }
}
