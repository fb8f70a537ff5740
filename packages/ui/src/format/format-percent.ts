import { formatNumber } from './format-number.ts'
import { missing, unitSpace, type Language } from './language.ts'

/** A share between 0 and 1 as a percentage that never rounds something to nothing, nor almost all to all. */
export function formatPercent(share: number | null | undefined, language: Language = 'en'): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return missing
  const percent = share * 100
  if (percent > 0 && percent < 0.005) return `<${formatNumber(0.01, { language, decimals: 2 })}${unitSpace}%`
  if (percent < 100 && percent > 99.995) return `>${formatNumber(99.99, { language, decimals: 2 })}${unitSpace}%`
  const needsTwoDecimals = (percent > 0 && percent < 0.1) || (percent < 100 && percent >= 99.95)
  return formatNumber(percent, { language, decimals: needsTwoDecimals ? 2 : 1, unit: '%' })
}
