import type { Answer, PortError } from '@understudy/ports'
import type { Provider } from '../provider.ts'
import { attempt } from './attempt.ts'
import { outcomeOf } from './call-outcome.ts'
import type { AttemptLog } from './candidate.ts'
import type { Pass } from './gate.ts'
import type { RoutedCall } from './routed-call.ts'
import type { RouteSettings } from './route-settings.ts'
import { toPortError } from './to-port-error.ts'

export type Asked =
  | { readonly ok: true; readonly answer: Answer<unknown>; readonly tookMs: number }
  | { readonly ok: false; readonly error: PortError }

/** Of what the caller has left, the share that one attempt may use while another candidate waits behind it. */
const SHARE = 0.4
/** An attempt is given three times what nearly all answers took, and never less than this, in milliseconds: a busy machine is no outage. */
const TIMES_P99 = 3
const LEAST_MS = 500

function budgetMs(provider: Provider, routed: RoutedCall, { latencies, timeoutMs }: RouteSettings, hasNext: boolean): number {
  const { operation, call, port, name } = routed
  const remainingMs = call.deadline.remainingMs()
  const longestMs = Math.min(operation.budgetMs, timeoutMs)
  if (!hasNext) return Math.min(longestMs, remainingMs)
  const p99Ms = latencies.p99Ms(provider.id, port, name)
  const usualMs = p99Ms === undefined ? Infinity : Math.max(LEAST_MS, p99Ms * TIMES_P99)
  return Math.min(longestMs, remainingMs * SHARE, usualMs)
}

/** One attempt on one provider: timed, settled at the gate, and noted unless the provider answered. */
export async function ask(
  provider: Provider,
  routed: RoutedCall,
  settings: RouteSettings,
  about: { readonly pass: Pass; readonly hasNext: boolean; readonly log: AttemptLog },
): Promise<Asked> {
  const { clock, invoke, latencies } = settings
  const { operation, name, port, call } = routed
  const own = { ...call, deadline: call.deadline.atMost(budgetMs(provider, routed, settings, about.hasNext)) }
  const startedMs = clock.monotonicMs()
  try {
    const answer = await attempt(invoke(provider, routed), own, { provider: provider.id, name, operation })
    const tookMs = clock.monotonicMs() - startedMs
    latencies.record(provider.id, port, name, tookMs)
    about.pass.settle('success')
    return { ok: true, answer, tookMs }
  } catch (thrown) {
    const error = toPortError(thrown, provider.id, name, operation)
    const isAnswer = error.verdict === 'caller' || error.verdict === 'healthy'
    about.pass.settle(outcomeOf(error), `${error.reason}: ${error.message}`)
    about.log.note(provider.id, isAnswer ? 'refused' : 'failed', error.reason, clock.monotonicMs() - startedMs)
    return { ok: false, error }
  }
}
