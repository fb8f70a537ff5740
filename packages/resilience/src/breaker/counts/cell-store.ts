const ROWS = 64

/** A row's place: `cells[at]` up to `cells[at + width - 1]`. */
export interface Row {
  readonly cells: Uint32Array
  readonly at: number
}

/** Rows of counters, many in one array: an array of its own would cost each breaker as much again as its counters. */
export class CellStore {
  readonly #width: number
  readonly #free: Row[] = []

  constructor(width: number) {
    this.#width = width
  }

  /** A row of zeros. */
  take(): Row {
    if (this.#free.length === 0) {
      const cells = new Uint32Array(ROWS * this.#width)
      for (let row = ROWS - 1; row >= 0; row--) this.#free.push({ cells, at: row * this.#width })
    }
    return this.#free.pop()!
  }

  giveBack(row: Row): void {
    row.cells.fill(0, row.at, row.at + this.#width)
    this.#free.push(row)
  }
}
