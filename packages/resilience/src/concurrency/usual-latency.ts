/** The first values are averaged evenly, or the very first would weigh for hundreds of windows. */
const WARM_UP = 10
/** A "usual" of more than twice what is seen now is old: it is brought down by a twentieth a window. */
const FAR_ABOVE = 2
const FALL = 0.95

/** An exponential average of windows (Netflix concurrency-limits, ExpAvgMeasurement): slow to rise, quicker to fall. */
export class UsualLatency {
  readonly #weight: number
  #value = 0
  #count = 0

  /** @param windows that it looks back over, at least 1 */
  constructor(windows: number) {
    this.#weight = 2 / (windows + 1)
  }

  /** @returns the average with this one in it */
  add(latency: number): number {
    this.#count++
    const weight = Math.max(this.#weight, this.#count <= WARM_UP ? 1 / this.#count : 0)
    this.#value += (latency - this.#value) * weight
    const usual = this.#value
    if (usual > latency * FAR_ABOVE) this.#value *= FALL
    return usual
  }
}
