export interface StatementResult {
  readonly rows: readonly Record<string, unknown>[]
  readonly count: number
}

const replacer = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)

/**
 * Answers of statements that were asked before and whose tables nobody has written since: what polls ask again and again without
 * anything having happened costs no journey to the server. The answer is the same, or there would be no memo.
 */
export class StatementMemo {
  /** False: everything is asked anew, to see that it makes no difference. */
  readonly isUsed: boolean
  readonly #tables: readonly string[]
  readonly #tablesOf = new Map<string, readonly string[]>()
  readonly #versions = new Map<string, number>()
  /** Texts that ever stood in a write: what asks for one that never did, finds nothing, whatever else is written. */
  readonly #heard = new Map<string, Set<string>>()
  #answers = new Map<string, StatementResult>()

  constructor(tables: readonly string[], isUsed: boolean) {
    this.#tables = tables
    this.isUsed = isUsed
  }

  /** @param about what an answer depends on beside the tables */
  keyOf(text: string, values: readonly unknown[], about: readonly unknown[]): string {
    const versions = this.tablesOf(text).map((table) =>
      this.#isEmptyFor(table, text, values) ? 0 : (this.#versions.get(table) ?? 0),
    )
    return JSON.stringify([text, values, about, versions], replacer)
  }

  find(key: string): StatementResult | undefined {
    return this.isUsed ? this.#answers.get(key) : undefined
  }

  keep(key: string, result: StatementResult): void {
    if (this.#answers.size > 5_000) this.#answers = new Map()
    this.#answers.set(key, result)
  }

  written(tables: readonly string[], values: readonly unknown[]): void {
    for (const table of tables) {
      const heard = this.#heard.get(table) ?? new Set()
      this.#heard.set(table, heard)
      for (const value of values.flat())
        // Arrays may come as the server writes them.
        if (typeof value === 'string') for (const each of value.replace(/^\{|\}$/g, '').split(',')) heard.add(each)
    }
    for (const table of tables) this.#versions.set(table, (this.#versions.get(table) ?? 0) + 1)
  }

  /** A statement about one port of which the journal has never heard. */
  #isEmptyFor(table: string, text: string, values: readonly unknown[]): boolean {
    const place = table === 'port_intents' ? /\bport = \$(\d+)/.exec(text)?.[1] : undefined
    const port = place === undefined ? undefined : values[Number(place) - 1]
    return typeof port === 'string' && !(this.#heard.get(table)?.has(port) ?? false)
  }

  tablesOf(text: string): readonly string[] {
    const known = this.#tablesOf.get(text)
    if (known) return known
    // Also as a part of a name: a table's sequence is named after it.
    const found = this.#tables.filter((table) => text.includes(table))
    this.#tablesOf.set(text, found)
    return found
  }
}
