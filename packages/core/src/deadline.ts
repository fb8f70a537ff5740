import { systemClock, type Clock } from './clock.ts'
import { AppError } from './errors.ts'

/** A moment on the monotonic clock by which a call must have answered. Handed down, never restarted. */
export class Deadline {
  readonly #atMs: number
  readonly #clock: Clock

  private constructor(atMs: number, clock: Clock) {
    this.#atMs = atMs
    this.#clock = clock
  }

  static in(ms: number, clock: Clock = systemClock): Deadline {
    return new Deadline(clock.monotonicMs() + ms, clock)
  }

  /** Never negative. */
  remainingMs(): number {
    return Math.max(0, this.#atMs - this.#clock.monotonicMs())
  }

  get expired(): boolean {
    return this.remainingMs() === 0
  }

  /** The earlier of this deadline and one `ms` from now. */
  atMost(ms: number): Deadline {
    return new Deadline(Math.min(this.#atMs, this.#clock.monotonicMs() + ms), this.#clock)
  }

  /** @throws AppError deadline_exceeded */
  check(what: string): void {
    if (this.expired) throw new AppError('deadline_exceeded', `${what} did not finish in time.`)
  }
}
