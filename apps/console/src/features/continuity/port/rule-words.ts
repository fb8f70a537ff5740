import type { ProcessWindow } from '@understudy/continuity'
import { formatNumber, formatPercent, type Language } from '@understudy/ui'

type Rule = Pick<ProcessWindow['rules'][number], 'rule' | 'value' | 'of' | 'threshold'>

const isRow = (rule: Rule['rule']): boolean => rule === 'consecutive' || rule === 'probes'

/** What the rule asks for: "5 failures in a row", "50 % of calls fail". */
export function ruleTitle({ rule, threshold }: Rule, language: Language = 'en'): string {
  if (rule === 'consecutive') return `${formatNumber(threshold, { language })} failures in a row`
  if (rule === 'probes') return `${formatNumber(threshold, { language })} active probes fail`
  const share = formatPercent(threshold, language)
  if (rule === 'slow_rate') return `${share} of calls slow`
  return rule === 'failure_rate_large' ? `${share} of many calls fail` : `${share} of calls fail`
}

/** Where it stands: "5", or "9 of 43, 21 %". */
export function ruleValue({ rule, value, of }: Rule, language: Language = 'en'): string {
  const count = (number: number) => formatNumber(number, { language })
  if (isRow(rule)) return count(value)
  const part = `${count(Math.round(value * of))} of ${count(of)}`
  return value > 0 ? `${part}, ${formatPercent(Math.round(value * 100) / 100, language)}` : part
}
