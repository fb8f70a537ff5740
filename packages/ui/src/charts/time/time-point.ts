/** One measurement. `null` says that nothing is known for the time: a gap, never a zero. */
export type TimePoint = { at: number; value: number | null }

/** One row of a chart: a time in epoch milliseconds and a value for each series, by its id. */
export type TimeRow = { at: number; values: Readonly<Record<string, number | null>> }

export type Annotation = {
  at: number
  label: string
  /** Which side of its line the words stand on. */ placement?: 'left' | 'right' | undefined
}
