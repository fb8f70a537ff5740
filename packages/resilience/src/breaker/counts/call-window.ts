import type { Row } from './cell-store.ts'

export const WINDOW_MS = 10_000
const BUCKET_MS = 1000
const BUCKETS = WINDOW_MS / BUCKET_MS

const CALLS = 0
const FAILURES = 1
const SLOW = 2
const THROTTLED = 3
const COLUMNS = 4
const TOTALS = 1
const FIRST_BUCKET = TOTALS + COLUMNS

/** Counters one window takes: the second it stands at, the totals, the buckets. */
export const WINDOW_CELLS = FIRST_BUCKET + BUCKETS * COLUMNS

/** `calls` are those with a verdict: answered, slow or failed; `throttled` are beside them. */
export interface CallCounts {
  readonly calls: number
  readonly failures: number
  readonly slow: number
  readonly throttled: number
}

/** Failures with no answer between them. */
export interface FailureRun {
  count: number
  readonly startedMs: number
  lastMs: number
}

/**
 * What became of the calls of one kind in the last ten seconds: a ring of one-second buckets and their running totals, so that
 * a call costs the same however many are in it. It holds the second going on and the nine before.
 */
export class CallWindow {
  readonly #cells: Uint32Array
  readonly #at: number
  run: FailureRun | null = null

  constructor({ cells, at }: Row, nth: number) {
    this.#cells = cells
    this.#at = at + nth * WINDOW_CELLS
  }

  /** Where it begins, as the first window of a row. */
  get row(): Row {
    return { cells: this.#cells, at: this.#at }
  }

  get calls(): number {
    return this.#cells[this.#at + TOTALS + CALLS]!
  }

  get failures(): number {
    return this.#cells[this.#at + TOTALS + FAILURES]!
  }

  get slow(): number {
    return this.#cells[this.#at + TOTALS + SLOW]!
  }

  get throttled(): number {
    return this.#cells[this.#at + TOTALS + THROTTLED]!
  }

  addSuccess(nowMs: number): void {
    this.run = null
    this.#add(this.advance(nowMs), CALLS)
  }

  addSlow(nowMs: number): void {
    this.run = null
    const bucket = this.advance(nowMs)
    this.#add(bucket, CALLS)
    this.#add(bucket, SLOW)
  }

  /** Says nothing of health either way: a run of failures goes on across it. */
  addThrottled(nowMs: number): void {
    this.#add(this.advance(nowMs), THROTTLED)
  }

  addFailure(nowMs: number, gapMs: number): void {
    const bucket = this.advance(nowMs)
    this.#add(bucket, CALLS)
    this.#add(bucket, FAILURES)
    if (this.run === null || nowMs - this.run.lastMs > gapMs) this.run = { count: 1, startedMs: nowMs, lastMs: nowMs }
    else {
      this.run.count++
      this.run.lastMs = nowMs
    }
  }

  /** Drops what is too old. @returns where the bucket of now begins */
  advance(nowMs: number): number {
    const cells = this.#cells
    const at = this.#at
    const second = Math.floor(nowMs / BUCKET_MS)
    const stood = cells[at]!
    if (second > stood) {
      for (let gone = Math.max(stood, second - BUCKETS) + 1; gone <= second; gone++) this.#drop(gone)
      cells[at] = second
    }
    return at + FIRST_BUCKET + (cells[at]! % BUCKETS) * COLUMNS
  }

  hasFailures(nowMs: number): boolean {
    this.advance(nowMs)
    return this.failures > 0
  }

  clear(): void {
    this.run = null
    this.#cells.fill(0, this.#at, this.#at + WINDOW_CELLS)
  }

  /** A bucket a second, oldest first, the second that it was last advanced to last. */
  buckets(): CallCounts[] {
    const second = this.#cells[this.#at]!
    return Array.from({ length: BUCKETS }, (_, nth) => {
      const from = this.#at + FIRST_BUCKET + ((second + 1 + nth) % BUCKETS) * COLUMNS
      const [calls = 0, failures = 0, slow = 0, throttled = 0] = this.#cells.subarray(from, from + COLUMNS)
      return { calls, failures, slow, throttled }
    })
  }

  #add(bucket: number, column: number): void {
    this.#cells[bucket + column]! += 1
    this.#cells[this.#at + TOTALS + column]! += 1
  }

  #drop(second: number): void {
    const bucket = this.#at + FIRST_BUCKET + (second % BUCKETS) * COLUMNS
    for (let column = 0; column < COLUMNS; column++) {
      this.#cells[this.#at + TOTALS + column]! -= this.#cells[bucket + column]!
      this.#cells[bucket + column] = 0
    }
  }
}
