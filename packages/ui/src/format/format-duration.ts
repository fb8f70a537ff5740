import { formatNumber } from './format-number.ts'
import { missing, unitSpace, type Language } from './language.ts'

export type DurationStyle = {
  language?: Language | undefined
  /** Tenths of a second up to a minute, for steps and calls set beside each other. */
  isFine?: boolean | undefined
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Two units at most: "410 ms", "8.2 s", "3 min 04 s", "9 d 4 h". */
export function formatDuration(durationMs: number | null | undefined, style: DurationStyle = {}): string {
  if (durationMs === null || durationMs === undefined || !Number.isFinite(durationMs)) return missing
  const { language = 'en', isFine = false } = style
  if (durationMs < second) return formatNumber(durationMs, { language, decimals: durationMs < 10 ? 1 : 0, unit: 'ms' })
  if (durationMs < 59.95 * second) {
    const decimals = isFine || durationMs < 9.95 * second ? 1 : 0
    if (Number((durationMs / second).toFixed(decimals)) < 60)
      return formatNumber(durationMs / second, { language, decimals, unit: 's' })
  }
  const seconds = Math.round(durationMs / second)
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  const minutes = Math.round(durationMs / minute)
  if (minutes < 24 * 60) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
  const hours = Math.round(durationMs / hour)
  return pair(Math.floor((hours * hour) / day), 'd', hours % 24, 'h')
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${large}${unitSpace}${largeUnit}`
  if (small === 0) return first
  const digits = smallUnit === 'h' ? String(small) : String(small).padStart(2, '0')
  return `${first}${unitSpace}${digits}${unitSpace}${smallUnit}`
}
