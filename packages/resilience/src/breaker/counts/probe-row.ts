/** Active probes in a row, failed or succeeded, and since when. */
export class ProbeRow {
  failed = 0
  succeeded = 0
  #startedMs = 0

  add(ok: boolean, nowMs: number): void {
    if (ok ? this.succeeded === 0 : this.failed === 0) this.#startedMs = nowMs
    this.failed = ok ? 0 : this.failed + 1
    this.succeeded = ok ? this.succeeded + 1 : 0
  }

  spanMs(nowMs: number): number {
    return nowMs - this.#startedMs
  }
}
