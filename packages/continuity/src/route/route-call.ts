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

export type Outcome = { readonly ok: true; readonly answer: Answer<unknown> } | { readonly ok: false; readonly error: PortError }

/** A decided call: the answer or the error, and every candidate with what became of it. */
export interface RouteResult {
  readonly outcome: Outcome
  readonly attempts: readonly Attempt[]
}

/** Of what the caller has left, the share that one attempt may use while another candidate waits behind it. */
const SHARE = 0.4

/** Tries the chain in order until one side answers truthfully, inside the caller's deadline. Never throws. */
export async function routeCall(routed: RoutedCall, settings: RouteSettings): Promise<RouteResult> {
  const route = new Route(routed, settings)
  const outcome = await route.follow()
  return { outcome, attempts: route.attempts }
}

const refused = (error: PortError): Outcome => ({ ok: false, error })

class Route {
  readonly attempts: Attempt[] = []
  readonly #routed: RoutedCall
  readonly #settings: RouteSettings
  /** A side before the present one that did not answer: what only it knows is out of reach. */
  #away: Provider | undefined
  /** A "not found" of a side that may have missed what another one took. */
  #notFound: PortError | undefined
  #unknowable: PortError | undefined
  #lastError: PortError | undefined

  constructor(routed: RoutedCall, settings: RouteSettings) {
    this.#routed = routed
    this.#settings = settings
  }

  async follow(): Promise<Outcome> {
    const { chain } = this.#settings
    const { port } = this.#routed
    const configured = chain.filter((provider) => provider.ports[port] !== undefined)
    for (const provider of chain)
      if (!configured.includes(provider)) this.#note(provider, 'skipped', provider.notConfigured[port] ?? 'not configured')
    for (const [position, provider] of configured.entries()) {
      const hasNext = position + 1 < configured.length
      const outcome = this.#mayAsk(provider, hasNext) ? await this.#ask(provider, hasNext) : undefined
      if (outcome) return outcome
    }
    if (configured.length === 0) return refused(nobodyConfigured(this.#routed, this.attempts))
    return refused(this.#unknowable ?? nobodyAnswered(this.#routed, this.attempts, this.#lastError))
  }

  /** False, with its reason noted, where the next candidate's turn has come. */
  #mayAsk(provider: Provider, hasNext: boolean): boolean {
    const { port, name, args, call } = this.#routed
    const admission = this.#settings.reachability.admit(provider.id, port)
    if (!admission.admitted && hasNext) {
      this.#note(provider, 'skipped', admission.reason)
      this.#away ??= provider
      return false
    }
    if (this.#away && needsEverything(port, name, args)) {
      this.#note(provider, 'skipped', `only ${this.#away.id} holds everything, and it is away`)
      this.#unknowable = cannotKnow(this.#routed, provider.id, this.#away.id)
      return false
    }
    if (call.deadline.expired) this.#note(provider, 'skipped', 'no time was left')
    return !call.deadline.expired
  }

  /** The call's outcome, or nothing where the next candidate may answer. */
  async #ask(provider: Provider, hasNext: boolean): Promise<Outcome | undefined> {
    const { clock, timeoutMs, reachability, invoke } = this.#settings
    const { operation, name, port, call } = this.#routed
    const remainingMs = call.deadline.remainingMs()
    const shareMs = Math.min(operation.budgetMs, timeoutMs, hasNext ? remainingMs * SHARE : remainingMs)
    const startedMs = clock.monotonicMs()
    const tookMs = () => clock.monotonicMs() - startedMs
    try {
      const own = { ...call, deadline: call.deadline.atMost(shareMs) }
      const answer = await attempt(invoke(provider, this.#routed), own, { provider: provider.id, name, operation })
      reachability.reachable(provider.id, port)
      return this.#answered(provider, answer, tookMs())
    } catch (thrown) {
      const error = toPortError(thrown, provider.id, name, operation)
      if (error.verdict === 'caller' || error.verdict === 'healthy') {
        reachability.reachable(provider.id, port)
        this.#note(provider, 'refused', error.reason, tookMs())
        return this.#refusedBy(provider, error, hasNext)
      }
      this.#note(provider, 'failed', error.reason, tookMs())
      if (error.verdict === 'ignore') return refused(error)
      if (error.verdict === 'unhealthy') reachability.unreachable(provider.id, port, error.reason)
      this.#lastError = error
      this.#away ??= provider
      return !operation.idempotent && error.maybeApplied ? refused(error) : undefined
    }
  }

  /** An empty answer of a side that need not hold everything says nothing while another one is away. */
  #answered(provider: Provider, answer: Answer<unknown>, durationMs: number): Outcome {
    if (answer.value === null && this.#away && this.#routed.operation.kind === 'read') {
      this.#note(provider, 'refused', 'it holds nothing, but it need not hold everything', durationMs)
      return refused(cannotKnow(this.#routed, provider.id, this.#away.id))
    }
    this.#note(provider, 'served', 'answered', durationMs)
    return { ok: true, answer }
  }

  /** A refusal is the answer, except a "not found" that another side may know better. */
  #refusedBy(provider: Provider, error: PortError, hasNext: boolean): Outcome | undefined {
    if (error.code !== 'not_found') return refused(error)
    if (this.#away) return refused(cannotKnow(this.#routed, provider.id, this.#away.id))
    if (!this.#routed.operation.idempotent || !hasNext) return refused(this.#notFound ?? error)
    this.#notFound ??= error
    return undefined
  }

  #note(provider: Provider, decision: Attempt['decision'], reason: string, durationMs = 0): void {
    this.attempts.push({ provider: provider.id, decision, reason, durationMs: Math.round(durationMs * 10) / 10 })
  }
}
