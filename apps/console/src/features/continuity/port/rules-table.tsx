'use client'
import type { ProcessWindow } from '@understudy/continuity'
import { ShareBar, Status, useUi } from '@understudy/ui'
import { ruleTitle, ruleValue } from './rule-words'
import styles from './port.module.css'

/** Each rule beside where the counts stand and whether it is met. */
export function RulesTable({ rules, label }: { rules: ProcessWindow['rules']; label: string }) {
  const { language } = useUi()
  if (rules.length === 0) return null
  return (
    <table className={styles.rules} aria-label={label}>
      <tbody>
        {rules.map((rule) => {
          const share = rule.threshold === 0 ? 0 : Math.min(1, rule.value / rule.threshold)
          return (
            <tr key={rule.rule} data-met={rule.met || undefined}>
              <th scope="row">{ruleTitle(rule, language)}</th>
              <td>{ruleValue(rule, language)}</td>
              <td>
                <ShareBar
                  whole={1}
                  height="thin"
                  shares={[{ fill: rule.met ? 'down' : 'ink', value: share, label: `${Math.round(share * 100)} % of the way` }]}
                />
              </td>
              <td>{rule.met ? <Status status="down">met</Status> : 'not met'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
