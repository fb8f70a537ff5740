import type { Clock } from '@understudy/core'
import { PortError, type Answer, type CallContext, type Operation, type PortName } from '@understudy/ports'
import type { Provider } from '../provider.ts'
import type { Attempt } from '../schema.ts'
import { attempt, type Invoke } from './attempt.ts'
import { needsEverything } from './operations.ts'
import type { Reachability } from './reachability.ts'
import { toPortError } from './to-port-error.ts'
import { cannotKnow, nobodyAnswered, nobodyConfigured } from './unavailable.ts'

export interface RoutedCall {
  readonly port: PortName
  readonly name: string
  readonly operation: Operation
  readonly call: CallContext
  /** What the caller passed after the context. */
  readonly args: readonly unknown[]
}

export interface RouteSettings {
  /** The port's chain, first choice first. */
  readonly chain: readonly Provider[]
  /** Milliseconds one attempt may take at most. */
  readonly timeoutMs: number
  readonly reachability: Reachability
  readonly clock: Clock
  readonly invoke: (provider: Provider, routed: RoutedCall) => Invoke
}

/** A decided call: the answer or the error, and every candidate with what became of it. */
export interface RouteResult {
  readonly outcome: { readonly ok: true; readonly answer: Answer<unknown> } | { readonly ok: false; readonly error: PortError }
  readonly attempts: readonly Attempt[]
}

/** Of what the caller has left, the share that one attempt may use while another candidate waits behind it. */
const SHARE = 0.4

/** Tries the chain in order until one side answers truthfully, inside the caller's deadline. Never throws. */
export async function routeCall(routed: RoutedCall, settings: RouteSettings): Promise<RouteResult> {
  const attempts: Attempt[] = []
  const note = (provider: Provider, decision: Attempt['decision'], reason: string, durationMs = 0) =>
    attempts.push({ provider: provider.id, decision, reason, durationMs: Math.round(durationMs * 10) / 10 })
  const refuse = (error: PortError): RouteResult => ({ outcome: { ok: false, error }, attempts })
  const { port, name, operation } = routed

  const configured = settings.chain.filter((provider) => provider.ports[port] !== undefined)
  for (const provider of settings.chain)
    if (!configured.includes(provider)) note(provider, 'skipped', provider.notConfigured[port] ?? 'not configured')

  /** The side before this one that is away, if any: what it knows is out of reach. */
  let away: Provider | undefined
  /** A "not found" of a side that may have missed what another one took. */
  let notFound: PortError | undefined
  let lastError: PortError | undefined
  let unknowable: PortError | undefined

  for (const [position, provider] of configured.entries()) {
    const next = configured[position + 1]
    const admission = settings.reachability.admit(provider.id, port)
    if (!admission.admitted && next) {
      note(provider, 'skipped', admission.reason)
      away ??= provider
      continue
    }
    if (away && needsEverything(port, name, routed.args)) {
      note(provider, 'skipped', `only ${away.id} holds everything, and it is away`)
      unknowable = cannotKnow(routed, provider.id, away.id)
      continue
    }
    const remainingMs = routed.call.deadline.remainingMs()
    if (remainingMs === 0) {
      note(provider, 'skipped', 'no time was left')
      continue
    }
    const shareMs = Math.min(operation.budgetMs, settings.timeoutMs, next ? remainingMs * SHARE : remainingMs)
    const startedMs = settings.clock.monotonicMs()
    const tookMs = () => settings.clock.monotonicMs() - startedMs
    try {
      const call = { ...routed.call, deadline: routed.call.deadline.atMost(shareMs) }
      const answer = await attempt(settings.invoke(provider, routed), call, { provider: provider.id, name, operation })
      settings.reachability.reachable(provider.id, port)
      if (answer.value === null && away && operation.kind === 'read') {
        note(provider, 'refused', 'it holds nothing, but it need not hold everything', tookMs())
        return refuse(cannotKnow(routed, provider.id, away.id))
      }
      note(provider, 'served', 'answered', tookMs())
      return { outcome: { ok: true, answer }, attempts }
    } catch (thrown) {
      const error = toPortError(thrown, provider.id, name, operation)
      if (error.verdict === 'ignore') {
        note(provider, 'failed', error.reason, tookMs())
        return refuse(error)
      }
      if (error.verdict === 'caller' || error.verdict === 'healthy') {
        settings.reachability.reachable(provider.id, port)
        note(provider, 'refused', error.reason, tookMs())
        if (error.code !== 'not_found') return refuse(error)
        if (away) return refuse(cannotKnow(routed, provider.id, away.id))
        if (!operation.idempotent || !next) return refuse(notFound ?? error)
        notFound ??= error
        continue
      }
      note(provider, 'failed', error.reason, tookMs())
      if (error.verdict === 'unhealthy') settings.reachability.unreachable(provider.id, port, error.reason)
      lastError = error
      away ??= provider
      if (!operation.idempotent && error.maybeApplied) return refuse(error)
    }
  }
  if (configured.length === 0) return refuse(nobodyConfigured(routed, attempts))
  return refuse(unknowable ?? nobodyAnswered(routed, attempts, lastError))
}
