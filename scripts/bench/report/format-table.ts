import { isMet, type Measure } from './bench.ts'

const shown = (value: number | null): string =>
  value === null ? '–' : Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 2 ? value.toFixed(1) : value.toFixed(4)

const verdict = (measure: Measure): string =>
  ({ true: 'met', false: 'MISSED', null: '' })[String(isMet(measure)) as 'true' | 'false' | 'null']

/** One line a measure: name, value, goal, whether it was met, peers. */
export function formatTable(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => [
    measure.name,
    `${shown(measure.value)} ${measure.unit}`,
    measure.goal === null ? '' : `${measure.better === 'higher' ? '≥' : '≤'} ${measure.goal}`,
    verdict(measure),
    [...Object.entries(measure.peers ?? {}).map(([peer, value]) => `${peer} ${shown(value)}`), measure.note ?? '']
      .filter(Boolean)
      .join(', '),
  ])
  const lines = [['measure', 'value', 'goal', '', 'beside it'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
