'use client'
import { CornerDownLeft } from 'lucide-react'
import { useState } from 'react'
import { EmptyState, Field, IconButton, Panel, Segmented, Stack, TextInput, type Denial } from '@understudy/ui'
import { AnswerView } from './answer-view'
import type { ShownAnswer } from './meeting'
import styles from './result.module.css'
import type { ChosenEvidence } from './use-evidence'

export type AskScope = 'meeting' | 'tenant'

interface AskPanelProps {
  sessionId: string
  lang: string | undefined
  answers: readonly ShownAnswer[]
  evidence: ChosenEvidence
  isBusy: boolean
  error: string | null
  denied: Denial | undefined
  onAsk: (question: string, scope: AskScope) => void
}

/** Questions to this meeting or to all of the tenant's; the answers are quotes, the newest first. */
export function AskPanel({ sessionId, lang, answers, evidence, isBusy, error, denied, onAsk }: AskPanelProps) {
  const [question, setQuestion] = useState('')
  const [scope, setScope] = useState<AskScope>('meeting')
  const ask = () => {
    const asked = question.trim()
    if (asked === '' || isBusy || denied) return
    onAsk(asked, scope)
  }
  return (
    <Panel
      title={scope === 'meeting' ? 'Ask this meeting' : 'Ask all meetings'}
      acts={
        <Segmented
          label="Where to look"
          value={scope}
          onChange={setScope}
          segments={[
            { value: 'meeting', label: 'This' },
            { value: 'tenant', label: 'All meetings' },
          ]}
        />
      }
    >
      <Stack gap={12}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
        >
          <Field label="Question" error={error}>
            <div className={styles.ask}>
              <TextInput value={question} maxLength={500} lang={lang} onChange={(event) => setQuestion(event.target.value)} />
              <IconButton type="submit" variant="default" label="Ask" icon={<CornerDownLeft />} isBusy={isBusy} denied={denied} />
            </div>
          </Field>
        </form>
        {answers.length === 0 ? (
          <EmptyState title="Nothing asked yet">
            Ask in the words of the meeting. The answer is a quote with its speaker, never a rewritten one.
          </EmptyState>
        ) : (
          answers.map((answer) => (
            <AnswerView key={answer.at.getTime()} answer={answer} sessionId={sessionId} lang={lang} evidence={evidence} />
          ))
        )}
      </Stack>
    </Panel>
  )
}
