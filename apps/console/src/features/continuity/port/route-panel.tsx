'use client'
import type { ReactNode } from 'react'
import type { ExplainInput, Explanation } from '@understudy/continuity'
import { Button, formatDuration, KeyValues, LoadingState, Panel, Stack, Text, useUi, type Denial } from '@understudy/ui'
import { SideSignView } from '../side-sign-view'
import styles from './port.module.css'

interface Props {
  call: ExplainInput
  explanation: Explanation | undefined
  denied: Denial | undefined
  error: ReactNode
  onExplain: () => void
}

const decisions: Record<Explanation['candidates'][number]['decision'], string> = {
  serves: 'would answer',
  next: 'comes next',
  skipped: 'skipped',
  not_asked: 'not asked',
}

/** What would become of one call now: every candidate with its reason. Nothing is called. */
export function RoutePanel({ call, explanation, denied, error, onExplain }: Props) {
  const { language } = useUi()
  const chain = explanation?.candidates.map(({ provider }) => provider) ?? []
  return (
    <Panel
      title="Route of one call"
      acts={
        <Button denied={denied} onClick={onExplain}>
          Explain another…
        </Button>
      }
    >
      {error ||
        (!explanation ? (
          <LoadingState shape="lines" count={5} />
        ) : (
          <Stack gap={12}>
            <p className="code">
              {call.operation}
              {call.key && ` ${call.key}`}
              <br />
              {call.tenant ? `for ${call.tenant}` : 'for the platform itself'}, at most{' '}
              {formatDuration(explanation.budgetMs, { language })}
            </p>
            <ol className={styles.route}>
              {explanation.candidates.map(({ provider, decision, sentence }) => (
                <li key={provider}>
                  <SideSignView provider={provider} chain={chain} />
                  <Text isStrong={decision === 'serves'}>{decisions[decision]}</Text>
                  <p>{sentence}</p>
                </li>
              ))}
            </ol>
            <KeyValues
              items={[
                { key: 'Answer', value: explanation.answer },
                {
                  key: 'Kind',
                  value: `${explanation.kind}, ${explanation.idempotent ? 'may be asked again elsewhere' : 'is asked once only'}`,
                },
              ]}
            />
          </Stack>
        ))}
    </Panel>
  )
}
