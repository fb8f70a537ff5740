import { formatNumber, type Language } from '../../format/index.ts'
import { missing, unitSpace } from '../../format/language.ts'

/** A value with its unit; a rate ("/s") stands close, a unit stands apart. */
export function formatValue(
  value: number | null | undefined,
  unit: string | undefined,
  language: Language,
  decimals = 2,
): string {
  const digits = formatNumber(value, { language, decimals })
  if (unit === undefined || digits === missing) return digits
  return unit.startsWith('/') ? `${digits}${unit}` : `${digits}${unitSpace}${unit}`
}
