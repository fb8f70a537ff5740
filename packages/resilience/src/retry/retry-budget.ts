/**
 * Keeps retries (and hedges) to a share of the calls, so that they never multiply an outage's load: each call earns a part of a
 * token, each retry costs a whole one (as in gRPC's retry throttling and Finagle's RetryBudget). It starts with `burst` tokens and never holds
 * more: a port that was quiet may retry a little, not catch up on hours.
 */
export class RetryBudget {
  readonly #share: number
  readonly #burst: number
  #tokens: number

  /**
   * @param share retries a call, above 0 and at most 1
   * @param burst tokens, at least 1
   * @throws RangeError outside of these
   */
  constructor({ share = 0.1, burst = 10 }: { share?: number; burst?: number } = {}) {
    if (!(share > 0 && share <= 1 && burst >= 1)) throw new RangeError(`No budget of ${share} retries a call, ${burst} at once.`)
    this.#share = share
    this.#burst = burst
    this.#tokens = burst
  }

  /** For each first attempt. */
  earn(): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + this.#share)
  }

  /** @returns whether one retry may be made; it is then paid for */
  tryTake(): boolean {
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  get tokens(): number {
    return this.#tokens
  }
}
