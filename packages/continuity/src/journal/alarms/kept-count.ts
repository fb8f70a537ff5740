import { setTimeout as after } from 'node:timers/promises'
import type { Clock } from '@understudy/core'

/** Milliseconds for which a count holds; one that took long, or failed after long, holds longer. */
const HOLDS_MS = 1_000
const TIMES_ITS_COST = 20
/** Milliseconds after which an old count is worth waiting for the next one, and how long. */
const OLD_MS = 5_000
const PATIENCE_MS = 1_500

export interface KeptCountOptions<T> {
  count(): Promise<T>
  /** Told of a count that failed: the last one goes on standing. */
  failed(error: unknown): void
  readonly clock: Clock
}

/** Something that costs to count: counted when somebody asks and never twice at a time; meanwhile the last count is the answer. */
export class KeptCount<T> {
  readonly #options: KeptCountOptions<T>
  #last: { readonly value: T; readonly atMs: number } | null = null
  #counting: Promise<void> | null = null
  #untilMs = -Infinity

  constructor(options: KeptCountOptions<T>) {
    this.#options = options
  }

  /** Null when it has not been counted yet, or not in the little time that somebody waits. Never throws. */
  async latest(): Promise<T | null> {
    const nowMs = this.#options.clock.monotonicMs()
    if (nowMs >= this.#untilMs) this.#counting ??= this.#count(nowMs)
    const isOld = this.#last === null || nowMs - this.#last.atMs > OLD_MS
    if (this.#counting && isOld) await Promise.race([this.#counting, after(PATIENCE_MS, undefined, { ref: false })])
    return this.#last?.value ?? null
  }

  async #count(startedMs: number): Promise<void> {
    const { count, failed, clock } = this.#options
    try {
      this.#last = { value: await count(), atMs: clock.monotonicMs() }
    } catch (error) {
      failed(error)
    }
    const nowMs = clock.monotonicMs()
    this.#untilMs = nowMs + Math.max(HOLDS_MS, (nowMs - startedMs) * TIMES_ITS_COST)
    this.#counting = null
  }
}
