import { formatExact, type Language } from '../../format/index.ts'
import { formatValue } from '../time/format-value.ts'
import type { TimeRow } from '../time/time-point.ts'
import type { ChartTable } from './chart-panel.tsx'

type Options = {
  rows: readonly TimeRow[]
  names: readonly { id: string; name: string }[]
  unit: string | undefined
  timeZone: string
  language: Language
  timeWord: string
}

/** The numbers behind a chart over time, in the order and the words of its legend. */
export function prepareTimeTable({ rows, names, unit, timeZone, language, timeWord }: Options): ChartTable {
  return {
    columns: [
      { header: timeWord },
      ...names.map(({ name }) => ({ header: unit === undefined ? name : `${name}, ${unit}`, align: 'right' as const })),
    ],
    rows: rows.map((row) => ({
      id: String(row.at),
      cells: [
        formatExact(row.at, { timeZone, language }),
        ...names.map(({ id }) => formatValue(row.values[id], undefined, language)),
      ],
    })),
  }
}
