import { intlLocale, missing, unitSpace, type Language } from './language.ts'

export type NumberStyle = { language?: Language | undefined; decimals?: number | undefined; unit?: string | undefined }

export function formatNumber(value: number | null | undefined, style: NumberStyle = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing
  const { language = 'en', decimals = 0, unit } = style
  const digits = new Intl.NumberFormat(intlLocale[language], { maximumFractionDigits: decimals }).format(value)
  return unit === undefined ? digits : `${digits}${unitSpace}${unit}`
}
