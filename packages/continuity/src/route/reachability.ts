import type { Clock } from '@understudy/core'
import type { PortName, ProviderId } from '@understudy/ports'

/** Milliseconds for which an unreachable side is left alone before one call tries it again. */
const SKIP_MS = 3_000
/** A trying call that never reports back gives its place up after this. */
const PROBE_MS = 10_000

interface Unreachable {
  readonly reason: string
  untilMs: number
}

export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly reason: string }

/**
 * What this process last saw of each (provider, port). After a failure that speaks of the provider its calls are sent on to
 * the next one for a few seconds; then one call is let through and decides, or a ping does.
 */
export class Reachability {
  readonly #clock: Clock
  readonly #unreachable = new Map<string, Unreachable>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  admit(provider: ProviderId, port: PortName): Admission {
    const state = this.#unreachable.get(`${port} ${provider}`)
    if (!state) return { admitted: true }
    const nowMs = this.#clock.monotonicMs()
    if (nowMs < state.untilMs) return { admitted: false, reason: `not reachable a moment ago: ${state.reason}` }
    state.untilMs = nowMs + PROBE_MS
    return { admitted: true }
  }

  reachable(provider: ProviderId, port: PortName): void {
    this.#unreachable.delete(`${port} ${provider}`)
  }

  unreachable(provider: ProviderId, port: PortName, reason: string): void {
    this.#unreachable.set(`${port} ${provider}`, { reason, untilMs: this.#clock.monotonicMs() + SKIP_MS })
  }
}
