export type SparklineShape = { path: string; isBlank: boolean }

/** An SVG path over a 64 × 18 box from zero up; null lifts the pen. */
export function prepareSparkline(values: readonly (number | null)[], width = 64, height = 18): SparklineShape {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { path: '', isBlank: true }
  const top = Math.max(...known, Number.MIN_VALUE)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const parts: string[] = []
  values.forEach((value, index) => {
    if (value === null) return
    const isStart = index === 0 || values[index - 1] === null
    const isAlone = isStart && (index === values.length - 1 || values[index + 1] === null)
    const x = round(index * step)
    const y = round(height - 1 - (value / top) * (height - 2))
    parts.push(`${isStart ? 'M' : 'L'}${x} ${y}${isAlone ? 'h.01' : ''}`)
  })
  return { path: parts.join(''), isBlank: false }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
