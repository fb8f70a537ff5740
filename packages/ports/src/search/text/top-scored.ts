import type { Scored } from '../scored.ts'

/** Keeps the best `limit` of many: a binary heap with the worst on top. Equal scores prefer the lower ordinal. */
export class TopScored {
  readonly #limit: number
  readonly #heap: Scored[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Below this a candidate need not be offered. */
  get threshold(): number {
    return this.#heap.length < this.#limit ? -Infinity : this.#heap[0]!.score
  }

  offer(ordinal: number, score: number): void {
    const heap = this.#heap
    if (heap.length < this.#limit) {
      heap.push({ ordinal, score })
      this.#rise(heap.length - 1)
    } else if (worse(heap[0]!, { ordinal, score })) {
      heap[0] = { ordinal, score }
      this.#sink()
    }
  }

  /** Best first. */
  sorted(): Scored[] {
    return [...this.#heap].sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
  }

  #rise(from: number): void {
    const heap = this.#heap
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (!worse(heap[at]!, heap[parent]!)) return
      swap(heap, at, parent)
      at = parent
    }
  }

  #sink(): void {
    const heap = this.#heap
    for (let at = 0; ;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && worse(heap[child]!, heap[worst]!)) worst = child
      if (worst === at) return
      swap(heap, at, worst)
      at = worst
    }
  }
}

const worse = (a: Scored, b: Scored): boolean => a.score < b.score || (a.score === b.score && a.ordinal > b.ordinal)

function swap(heap: Scored[], a: number, b: number): void {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}
