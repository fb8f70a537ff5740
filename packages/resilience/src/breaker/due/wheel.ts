const SLOTS = 64

/** A sleeper's `dueTick` while it is not on the wheel. */
export const NOT_DUE = -1

/** What the wheel wakes. `dueTick` is the wheel's own note. */
export interface Sleeper {
  dueTick: number
  /** @returns the monotonic moment at which to be woken again, or null */
  wake(nowMs: number): number | null
}

/**
 * A hashed timing wheel (Varghese and Lauck 1987): one interval for any number of sleepers, running only while there are some,
 * and never what keeps a process alive. Late by up to a tick.
 */
export class Wheel {
  readonly #tickMs: number
  readonly #runs: boolean
  readonly #now: () => number
  readonly #slots = Array.from({ length: SLOTS }, () => [] as Sleeper[])
  #size = 0
  #turnedTick = -1
  #timer: NodeJS.Timeout | null = null

  /** @param runs false: it turns only when told, as in a simulation */
  constructor(tickMs: number, runs: boolean, now: () => number) {
    this.#tickMs = tickMs
    this.#runs = runs
    this.#now = now
  }

  /** Also brings forward or puts off: the latest word counts. */
  schedule(sleeper: Sleeper, dueMs: number): void {
    if (this.#size === 0) this.#turnedTick = Math.floor(this.#now() / this.#tickMs)
    sleeper.dueTick = Math.max(Math.ceil(dueMs / this.#tickMs), this.#turnedTick + 1)
    this.#slots[sleeper.dueTick % SLOTS]!.push(sleeper)
    this.#size++
    if (this.#runs && this.#timer === null) this.#timer = setInterval(() => this.turn(this.#now()), this.#tickMs).unref()
  }

  /** Wakes all that are due. */
  turn(nowMs: number): void {
    const tick = Math.floor(nowMs / this.#tickMs)
    const first = Math.max(this.#turnedTick + 1, tick - SLOTS + 1)
    this.#turnedTick = Math.max(tick, this.#turnedTick)
    for (let each = first; each <= tick; each++) this.#turnSlot(each % SLOTS, tick, nowMs)
    if (this.#size > 0 || this.#timer === null) return
    clearInterval(this.#timer)
    this.#timer = null
  }

  #turnSlot(nth: number, tick: number, nowMs: number): void {
    const sleepers = this.#slots[nth]!
    if (sleepers.length === 0) return
    this.#slots[nth] = []
    this.#size -= sleepers.length
    for (const sleeper of new Set(sleepers)) {
      if (sleeper.dueTick > tick && sleeper.dueTick % SLOTS === nth) {
        // A later lap's.
        this.#slots[nth].push(sleeper)
        this.#size++
      } else if (sleeper.dueTick !== NOT_DUE && sleeper.dueTick <= tick) {
        sleeper.dueTick = NOT_DUE
        const nextMs = sleeper.wake(nowMs)
        if (nextMs !== null) this.schedule(sleeper, nextMs)
      }
    }
  }
}
