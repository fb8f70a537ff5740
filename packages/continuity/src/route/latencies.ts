import type { Clock } from '@understudy/core'
import type { PortName, ProviderId } from '@understudy/ports'
import { attemptBudgetMs, hedgeDelayMs, LatencyHistogram } from '@understudy/resilience'

/** An attempt is given no less, in milliseconds, whatever it took before: a busy machine is no outage. */
const LEAST_MS = 500
/** Calls that say something about what is usual. */
const ENOUGH = 20
const P99 = 0.99
const MEDIAN = 0.5

/** Of each provider and operation, how long answers took lately: what the time for one attempt is measured by. */
export class Latencies {
  readonly #clock: Clock
  readonly #histograms = new Map<string, LatencyHistogram>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  record(provider: ProviderId, port: PortName, name: string, durationMs: number): void {
    const key = keyOf(provider, port, name)
    const histogram = this.#histograms.get(key) ?? new LatencyHistogram()
    this.#histograms.set(key, histogram)
    histogram.record(durationMs, this.#clock.monotonicMs())
  }

  /** Milliseconds that one attempt may take while another candidate waits behind it. */
  budgetMs(provider: ProviderId, port: PortName, name: string, remainingMs: number): number {
    const histogram = this.#histograms.get(keyOf(provider, port, name))
    const p99Ms = histogram && histogram.samples >= ENOUGH ? histogram.quantileMs(P99) : null
    const mostMs = attemptBudgetMs({ p99Ms: null, remainingMs })
    return Math.min(mostMs, Math.max(LEAST_MS, attemptBudgetMs({ p99Ms, remainingMs })))
  }

  /**
   * How many times what such a call usually takes this one took: calls of one port differ a thousandfold among each other. Null
   * while too little is known.
   */
  stretch(provider: ProviderId, port: PortName, name: string, durationMs: number): number | null {
    const histogram = this.#histograms.get(keyOf(provider, port, name))
    const usualMs = histogram && histogram.samples >= ENOUGH ? histogram.quantileMs(MEDIAN) : null
    return usualMs === null ? null : durationMs / usualMs
  }

  /** Milliseconds after which a second request is worth its while; null where none is. */
  hedgeDelayMs(provider: ProviderId, port: PortName, name: string, remainingMs: number): number | null {
    const histogram = this.#histograms.get(keyOf(provider, port, name))
    return histogram ? hedgeDelayMs(histogram, remainingMs) : null
  }
}

const keyOf = (provider: ProviderId, port: PortName, name: string) => `${provider} ${port}.${name}`
