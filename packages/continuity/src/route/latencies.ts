import type { PortName, ProviderId } from '@understudy/ports'

/** Of each provider and operation, how long answers took lately: what the time for one attempt is measured by. */
export class Latencies {
  readonly #recent = new Map<string, Recent>()

  record(provider: ProviderId, port: PortName, name: string, durationMs: number): void {
    const key = `${provider} ${port}.${name}`
    const recent = this.#recent.get(key) ?? new Recent()
    this.#recent.set(key, recent)
    recent.add(durationMs)
  }

  /** Milliseconds within which 99 of 100 calls answered; undefined before enough of them did. */
  p99Ms(provider: ProviderId, port: PortName, name: string): number | undefined {
    return this.#recent.get(`${provider} ${port}.${name}`)?.p99Ms()
  }
}

const KEPT = 256
const ENOUGH = 20

class Recent {
  readonly #durations = new Float64Array(KEPT)
  #count = 0

  add(durationMs: number): void {
    this.#durations[this.#count++ % KEPT] = durationMs
  }

  p99Ms(): number | undefined {
    const known = Math.min(this.#count, KEPT)
    if (known < ENOUGH) return undefined
    return this.#durations.slice(0, known).sort()[Math.ceil(known * 0.99) - 1]
  }
}
