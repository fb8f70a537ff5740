type Scores = { rouge1: number; rouge2: number }
type Row = { system: string; general: Scores; specific: Scores }

const figure = (value: number): string => value.toFixed(2).padStart(8)

/** ROUGE-1 and ROUGE-2 F1 of each system, general beside specific. */
export const formatTable = (rows: Row[]): string => {
  const head = `${''.padEnd(20)}${'general'.padStart(16)}${'specific'.padStart(16)}\n${''.padEnd(20)}${'R-1'.padStart(8)}${'R-2'.padStart(8)}${'R-1'.padStart(8)}${'R-2'.padStart(8)}`
  const lines = rows.map(
    ({ system, general, specific }) =>
      system.padEnd(20) + [general.rouge1, general.rouge2, specific.rouge1, specific.rouge2].map(figure).join(''),
  )
  return [head, ...lines].join('\n')
}
