/** One line that says how far it has come, and when it will be over; on a terminal only. */
export class Progress {
  readonly #total: number
  readonly #startedMs = performance.now()
  readonly #isShown = process.stdout.isTTY
  #done = 0

  constructor(total: number) {
    this.#total = total
  }

  get secondsEach(): number {
    return (performance.now() - this.#startedMs) / 1_000 / Math.max(1, this.#done)
  }

  step(what: string): void {
    this.#done += 1
    if (!this.#isShown) return
    const leftS = Math.round((this.#total - this.#done) * this.secondsEach)
    const left = leftS >= 90 ? `${Math.round(leftS / 60)} min` : `${leftS} s`
    process.stdout.write(`\r\x1b[K${what} ${this.#done}/${this.#total}, ${left} left`)
  }

  /** Makes way for lines that stay. */
  clear(): void {
    if (this.#isShown) process.stdout.write('\r\x1b[K')
  }
}
