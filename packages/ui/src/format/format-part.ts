import { formatNumber } from './format-number.ts'
import { formatPercent } from './format-percent.ts'
import type { Language } from './language.ts'

const wholeWord: Record<Language, string> = { en: 'of', sv: 'av' }

/** "31 of 278,824 (0.01 %)": a part is shown with its whole. */
export function formatPart(part: number, whole: number, language: Language = 'en'): string {
  const counts = `${formatNumber(part, { language })} ${wholeWord[language]} ${formatNumber(whole, { language })}`
  return whole === 0 ? counts : `${counts} (${formatPercent(part / whole, language)})`
}
