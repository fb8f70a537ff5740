/** One number that a bench measures; `name` is stable and dotted, as in `search.query_p95_ms`. */
export interface Measured {
  readonly name: string
  readonly unit: string
  readonly goal: number | null
  readonly better: 'lower' | 'higher'
}

export interface Measure extends Measured {
  /** Null: not measured here, and why. */
  readonly value: number | null
  readonly note?: string
  readonly peers?: Readonly<Record<string, number>>
}

/** What each file scripts/bench/<name>.ts exports as `bench`. */
export interface Bench {
  readonly describes: string
  readonly measures: readonly Measured[]
  /** `say` tells of progress; values come back by the measure's name, in any order. */
  run(say: (line: string) => void): Promise<ReadonlyMap<string, Found>>
}

export interface Found {
  readonly value: number | null
  readonly note?: string
  readonly peers?: Readonly<Record<string, number>>
}

export const isMet = ({ value, goal, better }: Measure): boolean | null =>
  value === null || goal === null ? null : better === 'higher' ? value >= goal : value <= goal
