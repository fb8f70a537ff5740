export type ValueAxis = { top: number; ticks: number[]; decimals: number }

const niceSteps = [1, 2, 2.5, 5, 10]

/** From 0 to a round number at or above the largest value, in two to five even steps. */
export function prepareValueAxis(values: readonly (number | null)[]): ValueAxis {
  const largest = values.reduce<number>((most, value) => (value !== null && value > most ? value : most), 0)
  if (largest === 0) return { top: 1, ticks: [0, 1], decimals: 0 }
  const rough = largest / 4
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = (niceSteps.find((nice) => nice * magnitude >= rough * 0.999) ?? 10) * magnitude
  const count = Math.ceil(largest / step - 1e-9)
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (Number.isInteger(step / magnitude) ? 0 : 1))
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((index * step).toFixed(decimals)))
  return { top: ticks.at(-1) ?? 1, ticks, decimals }
}
