import type { Clock } from '@understudy/core'
import type { PortName, ProviderId } from '@understudy/ports'
import { Breakers, type CallKind, type CallOutcome, type Permit } from '@understudy/resilience'
import { keyOf, type FleetState } from '../fleet/fleet-state.ts'
import type { FleetView } from '../fleet/fleet-view.ts'
import type { ModeOrder } from '../modes/mode-order.ts'
import { sideOf } from '../provider.ts'
import { Overload } from './overload/overload.ts'
import { refusedByOrder, saysTripped } from './skip-reasons.ts'

export interface GateOptions {
  readonly clock: Clock
  /** This process's own evidence. */
  readonly breakers?: Breakers
  /** What the fleet and the operators say; without it this process decides alone. */
  readonly fleet?: Pick<FleetView, 'word' | 'order' | 'isFresh'>
  /** In [0, 1): who is among the share that is let through. */
  readonly random?: () => number
}

/** The right to call one provider once. */
export interface Pass {
  readonly admitted: true
  settle(outcome: CallOutcome, error?: string): void
}

/** `order`: an operator excludes it, and nothing overrides that · `health`: it is better left alone, if another can serve. */
export interface Refused {
  readonly admitted: false
  readonly by: 'order' | 'health'
  readonly reason: string
}

export interface Asked {
  readonly port: PortName
  readonly provider: ProviderId
  readonly kind: CallKind
  readonly tenantId: string
}

/**
 * Decides in this process whether a provider may be called, in the order of what is stronger: the operators' orders, the fleet's
 * word while it is fresh, the provider's own wish for less, this process's own breaker.
 */
export class Gate {
  readonly breakers: Breakers
  readonly #options: GateOptions
  readonly #overload: Overload

  constructor(options: GateOptions) {
    this.#options = options
    this.breakers = options.breakers ?? new Breakers({ clock: options.clock })
    this.#overload = new Overload(options.clock)
  }

  admit(asked: Asked): Pass | Refused {
    const order = this.order(asked.port, asked.tenantId)
    const excluded = order && refusedByOrder(order, sideOf(asked.provider), asked.kind)
    if (excluded) return { admitted: false, by: 'order', reason: excluded }
    const isForced = order?.mode === 'force_aws' || order?.mode === 'force_local' || order?.mode === 'observe'
    const unhealthy = isForced ? null : this.#leftAlone(asked)
    if (unhealthy) return { admitted: false, by: 'health', reason: unhealthy }
    return this.#byBreaker(asked, isForced)
  }

  /** A call that is made whatever the breaker says, because nobody else is left. Its outcome is counted all the same. */
  pass(asked: Asked): Pass {
    const admission = this.breakers.acquire(keyOf(asked.port, asked.provider), asked.kind)
    return this.#passWith(asked, admission.permit ?? null)
  }

  order(port: PortName, tenantId: string): ModeOrder | null {
    return this.#options.fleet?.order(port, tenantId) ?? null
  }

  word(port: PortName, provider: ProviderId): FleetState | null {
    const { fleet } = this.#options
    return fleet?.isFresh ? fleet.word(port, provider) : null
  }

  /** 0 to 1: what this process would let through to the provider now. */
  share(port: PortName, provider: ProviderId): number {
    const word = this.word(port, provider)
    const own = this.breakers.snapshot(keyOf(port, provider))
    const ownShare = own.state === 'open' ? 0 : own.share
    return Math.min(word?.state === 'open' ? 0 : (word?.share ?? 1), ownShare, this.#overload.share(keyOf(port, provider)))
  }

  #leftAlone({ port, provider }: Asked): string | null {
    const random = this.#options.random ?? Math.random
    const word = this.word(port, provider)
    if (word?.state === 'open') return saysTripped(word)
    if (word?.state === 'half_open' && random() >= word.share)
      return `on its way back: ${Math.round(word.share * 100)} % of calls are let through, this one was not among them`
    const share = this.#overload.share(keyOf(port, provider))
    return share < 1 && random() >= share ? `it asked for less: ${Math.round(share * 100)} % of calls are sent` : null
  }

  #byBreaker(asked: Asked, isForced: boolean): Pass | Refused {
    const key = keyOf(asked.port, asked.provider)
    const admission = this.breakers.acquire(key, asked.kind)
    if (admission.permit || isForced) return this.#passWith(asked, admission.permit ?? null)
    const { lastError } = this.breakers.snapshot(key)
    const why = admission.reason === 'open' ? 'tripped in this process' : 'on its way back in this process'
    return { admitted: false, by: 'health', reason: lastError ? `${why}: ${lastError}` : why }
  }

  #passWith({ port, provider, tenantId }: Asked, permit: Permit | null): Pass {
    const key = keyOf(port, provider)
    return {
      admitted: true,
      settle: (outcome, error) => {
        if (outcome === 'throttled') this.#overload.throttled(key, tenantId)
        const counts = outcome === 'throttled' && this.#overload.isSustained(key) ? 'failure' : outcome
        if (permit) this.breakers.settle(permit, counts, error === undefined ? undefined : { error })
      },
    }
  }
}
