const SMALLEST_MS = 0.1
const LARGEST_MS = 600_000
/** A quantile is off by this share at most. */
const ERROR = 0.05
const GROWTH = (1 + ERROR) / (1 - ERROR)
const LOG_GROWTH = Math.log(GROWTH)
const BUCKETS = Math.ceil(Math.log(LARGEST_MS / SMALLEST_MS) / LOG_GROWTH) + 1
/** Weights are brought back to 1 before they lose precision. */
const HEAVIEST = 2 ** 40

/**
 * Quantiles of latency, recent ones weighing more: buckets whose bounds grow by a constant factor (DDSketch: Masson et al.
 * 2019), filled with weights that grow with time instead of old ones being diminished (forward decay: Cormode et al. 2009).
 * `record` is O(1); a quantile reads at most 157 numbers. 0.1 ms to 10 min, ±5 %; beyond that the nearest bound.
 */
export class LatencyHistogram {
  readonly #weights = new Float64Array(BUCKETS)
  readonly #halfLifeMs: number
  #total = 0
  #epochMs: number | null = null
  #newestMs = 0

  /** @param halfLifeMs after which a call weighs half */
  constructor({ halfLifeMs = 60_000 }: { halfLifeMs?: number } = {}) {
    this.#halfLifeMs = halfLifeMs
  }

  /** @param nowMs on the monotonic clock */
  record(latencyMs: number, nowMs: number): void {
    this.#epochMs ??= nowMs
    let weight = this.#weightAt(nowMs)
    if (weight > HEAVIEST) {
      for (const nth of this.#weights.keys()) this.#weights[nth]! /= weight
      this.#total /= weight
      this.#epochMs = nowMs
      weight = 1
    }
    this.#weights[bucketOf(latencyMs)]! += weight
    this.#total += weight
    this.#newestMs = nowMs
  }

  /** How many calls it is worth, as of the newest. */
  get samples(): number {
    return this.#total / this.#weightAt(this.#newestMs)
  }

  /** @param quantile 0 to 1, as in 0.99. @returns null while nothing is recorded */
  quantileMs(quantile: number): number | null {
    if (this.#total === 0) return null
    // From above: what is asked for lies near the top. A little more than exact, for 1 - 0.9 is not quite 0.1.
    let above = this.#total * (1 - quantile + 1e-9)
    let found = 0
    for (let nth = BUCKETS - 1; nth >= 0 && above >= 0; nth--) {
      const weight = this.#weights[nth]!
      if (weight === 0) continue
      found = nth
      above -= weight
    }
    return (SMALLEST_MS * 2 * GROWTH ** found) / (GROWTH + 1)
  }

  #weightAt(nowMs: number): number {
    return 2 ** ((nowMs - (this.#epochMs ?? nowMs)) / this.#halfLifeMs)
  }
}

function bucketOf(latencyMs: number): number {
  if (!(latencyMs > SMALLEST_MS)) return 0
  return Math.min(BUCKETS - 1, Math.ceil(Math.log(latencyMs / SMALLEST_MS) / LOG_GROWTH))
}
