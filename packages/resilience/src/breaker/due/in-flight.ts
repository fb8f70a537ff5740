import type { HeldPermit } from '../permit.ts'

/** The permits not yet settled, oldest first. As all of one breaker last equally long, the oldest is also the first to fall due. */
export class InFlight {
  oldest: HeldPermit | null = null
  #newest: HeldPermit | null = null
  count = 0

  add(permit: HeldPermit): void {
    permit.older = this.#newest
    if (this.#newest) this.#newest.newer = permit
    else this.oldest = permit
    this.#newest = permit
    this.count++
  }

  remove(permit: HeldPermit): void {
    if (permit.older) permit.older.newer = permit.newer
    else this.oldest = permit.newer
    if (permit.newer) permit.newer.older = permit.older
    else this.#newest = permit.older
    permit.older = null
    permit.newer = null
    this.count--
  }

  clear(): void {
    this.oldest = null
    this.#newest = null
    this.count = 0
  }
}
