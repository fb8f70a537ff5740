import { formatNumber } from './format-number.ts'
import { missing, unitSpace, type Language } from './language.ts'

/** Amount then currency code: "0.18 EUR"; three decimals below one cent, so that a small cost is not shown as none. */
export function formatMoney(amount: number | null | undefined, currency: string, language: Language = 'en'): string {
  if (amount === null || amount === undefined || !Number.isFinite(amount)) return missing
  if (amount === 0) return `0${unitSpace}${currency}`
  const decimals = Math.abs(amount) < 0.01 ? 4 : 2
  const digits = formatNumber(amount, { language, decimals })
  const separator = language === 'sv' ? ',' : '.'
  const [whole = digits, fraction = ''] = digits.split(separator)
  return `${whole}${separator}${fraction.padEnd(2, '0')}${unitSpace}${currency}`
}
