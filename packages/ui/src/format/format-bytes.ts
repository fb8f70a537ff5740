import { formatNumber } from './format-number.ts'
import { missing, type Language } from './language.ts'

const units = ['B', 'kB', 'MB', 'GB', 'TB']

export function formatBytes(bytes: number | null | undefined, language: Language = 'en'): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return missing
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** power
  return formatNumber(amount, { language, decimals: power > 0 && amount < 10 ? 1 : 0, unit: units[power] })
}
