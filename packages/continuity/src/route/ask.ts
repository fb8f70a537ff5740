import { PortError, type Answer } from '@understudy/ports'
import { keyOf } from '../fleet/fleet-state.ts'
import type { Provider } from '../provider.ts'
import { attempt, type Invoke } from './attempt.ts'
import { outcomeOf } from './call-outcome.ts'
import type { AttemptLog } from './candidate.ts'
import type { Pass } from './gate.ts'
import { hedged } from './hedged.ts'
import type { RoutedCall } from './routed-call.ts'
import type { RouteSettings } from './route-settings.ts'
import { toPortError } from './to-port-error.ts'

export type Asked =
  | { readonly ok: true; readonly answer: Answer<unknown>; readonly tookMs: number }
  | { readonly ok: false; readonly error: PortError }

function budgetMs(provider: Provider, routed: RoutedCall, { latencies, timeoutMs }: RouteSettings, hasNext: boolean): number {
  const { operation, call, port, name } = routed
  const remainingMs = call.deadline.remainingMs()
  const longestMs = Math.min(operation.budgetMs, timeoutMs, remainingMs)
  return hasNext ? Math.min(longestMs, latencies.budgetMs(provider.id, port, name, remainingMs)) : longestMs
}

/** A slot is held until the provider's own promise settles: what timed out here still burdens it. @throws PortError without one */
function withSlot(provider: Provider, routed: RoutedCall, { bulkheads, invoke }: RouteSettings): Invoke {
  const { port, name } = routed
  return (call) => {
    const running = bulkheads.of(keyOf(port, provider.id)).bulkhead.run(() => invoke(provider, routed)(call))
    if (!running.isFull) return running.result
    throw new PortError(
      `${running.inFlight} calls of ${port} to ${provider.id} are under way in this process; no more at once.`,
      {
        verdict: 'overload',
        code: 'unavailable',
        reason: 'BulkheadFull',
        provider: provider.id,
        operation: name,
        maybeApplied: false,
      },
    )
  }
}

/** One attempt on one provider: timed, settled at the gate, and noted unless the provider answered. */
export async function ask(
  provider: Provider,
  routed: RoutedCall,
  settings: RouteSettings,
  about: { readonly pass: Pass; readonly hasNext: boolean; readonly log: AttemptLog },
): Promise<Asked> {
  const { clock, latencies, bulkheads } = settings
  const { operation, name, port, call } = routed
  const own = { ...call, deadline: call.deadline.atMost(budgetMs(provider, routed, settings, about.hasNext)) }
  const startedMs = clock.monotonicMs()
  const { bulkhead, limit } = bulkheads.of(keyOf(port, provider.id))
  const inFlight = bulkhead.inFlight + 1
  const invoke = hedged(provider, routed, settings, withSlot(provider, routed, settings))
  try {
    const answer = await attempt(async (context) => invoke(context), own, {
      provider: provider.id,
      name,
      operation,
    })
    const tookMs = clock.monotonicMs() - startedMs
    const stretch = latencies.stretch(provider.id, port, name, tookMs)
    if (stretch !== null) limit.answered(stretch, inFlight)
    latencies.record(provider.id, port, name, tookMs)
    about.pass.settle('success')
    return { ok: true, answer, tookMs }
  } catch (thrown) {
    const error = toPortError(thrown, provider.id, name, operation)
    const isAnswer = error.verdict === 'caller' || error.verdict === 'healthy'
    // Our own limit says nothing of the provider.
    const outcome = error.reason === 'BulkheadFull' ? 'ignored' : outcomeOf(error)
    if (outcome === 'throttled') limit.overloaded(Math.max(inFlight, bulkhead.inFlight))
    about.pass.settle(outcome, `${error.reason}: ${error.message}`)
    about.log.note(provider.id, isAnswer ? 'refused' : 'failed', error.reason, clock.monotonicMs() - startedMs)
    return { ok: false, error }
  }
}
