import type { Owner } from './owner.ts'

export interface VirtualTimer {
  atMs: number
  /** Among timers of one moment: who was first. */
  order: number
  readonly owner: Owner | null
  readonly fire: () => void
  isOver: boolean
}

const isBefore = (a: VirtualTimer, b: VirtualTimer): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)

/** A binary heap of timers, earliest first; those of one moment in the order in which they were set. */
export class TimerQueue {
  readonly #heap: VirtualTimer[] = []
  #order = 0

  add(timer: VirtualTimer): void {
    timer.order = this.#order++
    this.#heap.push(timer)
    let at = this.#heap.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(this.#heap[at]!, this.#heap[parent]!)) break
      this.#swap(at, parent)
      at = parent
    }
  }

  /** The earliest that nobody has cleared. */
  take(): VirtualTimer | undefined {
    for (;;) {
      const first = this.#heap[0]
      if (!first) return undefined
      const last = this.#heap.pop()!
      if (last !== first) {
        this.#heap[0] = last
        this.#sink()
      }
      if (!first.isOver) return first
    }
  }

  #sink(): void {
    let at = 0
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < this.#heap.length && isBefore(this.#heap[left]!, this.#heap[least]!)) least = left
      if (right < this.#heap.length && isBefore(this.#heap[right]!, this.#heap[least]!)) least = right
      if (least === at) return
      this.#swap(at, least)
      at = least
    }
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a]!
    this.#heap[a] = this.#heap[b]!
    this.#heap[b] = kept
  }
}
