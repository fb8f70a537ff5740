import { asOwner, currentOwner, type Owner } from './owner.ts'
import { TimerQueue, type VirtualTimer } from './timer-queue.ts'

const immediately = setImmediate
const turn = () => new Promise<void>((resolve) => immediately(resolve))

/** Nothing that the product does takes so long: a simulation that never comes to rest is a finding of its own. */
const MOST_TIMERS = 2_000_000

/**
 * Time that moves only when everything that was begun has come to rest: one timer fires, all that follows from it happens, work
 * outside (the store's) is waited for, and only then the next one fires. One seed, one history.
 */
export class VirtualTime {
  readonly #queue = new TimerQueue()
  #nowMs = 0
  #fired = 0
  #outside = 0
  #rest: (() => void) | null = null

  get nowMs(): number {
    return this.#nowMs
  }

  get fired(): number {
    return this.#fired
  }

  /** @param owner whose it is: that of whoever calls, unless told */
  after(ms: number, fire: () => void, owner: Owner | null = currentOwner()): VirtualTimer {
    const atMs = this.#nowMs + Math.max(0, Number.isFinite(ms) ? ms : 0)
    const timer: VirtualTimer = { atMs, order: 0, owner, fire, isOver: false }
    this.#queue.add(timer)
    return timer
  }

  /** Resolves after so long; for one who died meanwhile never. */
  sleep(ms: number, owner?: Owner | null): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve, owner === undefined ? currentOwner() : owner))
  }

  /** Work in the real world, for which virtual time stands still. */
  async outside<T>(work: () => Promise<T>): Promise<T> {
    this.#outside += 1
    try {
      return await work()
    } finally {
      this.#outside -= 1
      if (this.#outside === 0) this.#rest?.()
    }
  }

  /** Fires timers until `work` is done. @throws whatever it throws; Error when nothing is left that could end it */
  async runUntil<T>(work: Promise<T>): Promise<T> {
    let isDone = false
    const watched = work.finally(() => (isDone = true))
    watched.catch(() => undefined)
    for (;;) {
      await this.#quiet()
      if (isDone) return watched
      const timer = this.#queue.take()
      if (!timer) throw new Error('virtual time came to an end: nothing is left that could happen')
      if (timer.owner?.isDead === true) continue
      if (timer.owner && timer.owner.pausedUntilMs > Math.max(timer.atMs, this.#nowMs)) {
        timer.atMs = timer.owner.pausedUntilMs
        this.#queue.add(timer)
        continue
      }
      this.#nowMs = Math.max(this.#nowMs, timer.atMs)
      this.#fired += 1
      if (this.#fired > MOST_TIMERS) throw new Error('virtual time does not come to rest')
      timer.isOver = true
      if (timer.owner) asOwner(timer.owner, timer.fire)
      else timer.fire()
    }
  }

  async #quiet(): Promise<void> {
    await turn()
    while (this.#outside > 0) {
      await new Promise<void>((resolve) => (this.#rest = resolve))
      this.#rest = null
      await turn()
    }
  }
}
