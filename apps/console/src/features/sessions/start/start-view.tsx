'use client'
import { useState, type ReactNode } from 'react'
import { Button, ButtonLink, FormActs, Notice, PageHeader, Text, Time, type Denial } from '@understudy/ui'
import type { Refusal } from '@understudy/agents/meetmind'
import { AgentStep, type AgentChoice } from './agent-step'
import { OptionsStep, type StartOptions } from './options-step'
import type { GivenFile } from './read-transcript'
import { RefusalCard } from './refusal-card'
import { StartEstimate } from './start-estimate'
import styles from './start.module.css'
import { dayOfFile, titleOfFile } from './title-of-file'
import { TranscriptStep } from './transcript-step'
import { useDraft, useKeptDraft } from './use-draft'
import { useTranscriptFile } from './use-transcript-file'
import { useUnsavedGuard } from './use-unsaved-guard'
import type { UsualRun } from './usual-run'

export interface StartInput extends StartOptions {
  agentKey: string
  file: GivenFile
}

interface StartViewProps {
  tenant: string
  agents: readonly AgentChoice[]
  usualOf: (agentKey: string) => UsualRun | null | undefined
  isStarting: boolean
  /** What the server answered to the last try. */
  refused: { message: string; refusal: Refusal | null; traceId: string | null } | null
  denied: Denial | undefined
  onStart: (input: StartInput) => void
}

const noOptions: StartOptions = { title: '', heldOn: '', whenNoModel: 'go-on' }

export function StartView({ tenant, agents, usualOf, isStarting, refused, denied, onStart }: StartViewProps) {
  const [agentKey, setAgentKey] = useState(
    () =>
      agents.find((agent) => agent.key === 'summarizer' && agent.enabled)?.key ??
      agents.find((agent) => agent.enabled)?.key ??
      '',
  )
  const [options, setOptions] = useState(noOptions)
  const [wasTried, setWasTried] = useState(false)
  const transcript = useTranscriptFile()
  const { file, reading } = transcript
  const isEmpty = file === null && options.title === ''
  const { savedAt } = useDraft(tenant, { agentKey, file, ...options }, isEmpty)
  useUnsavedGuard(!isEmpty && savedAt === null && !isStarting)
  useKeptDraft(tenant, (draft) => {
    setOptions({ title: draft.title, heldOn: draft.heldOn, whenNoModel: draft.whenNoModel })
    if (agents.some((agent) => agent.key === draft.agentKey && agent.enabled)) setAgentKey(draft.agentKey)
    if (draft.file) void transcript.take(draft.file)
  })
  const take = (given: GivenFile) => {
    setOptions((before) => ({ ...before, title: titleOfFile(given.name), heldOn: dayOfFile(given.name) ?? before.heldOn }))
    void transcript.take(given)
  }
  const titleError = options.title.trim() === '' ? 'Give a title.' : undefined
  const missingPart =
    agentKey === '' ? 'Choose an agent first.' : reading?.kind === 'recognised' ? null : 'Choose a transcript first.'
  const start = () => {
    setWasTried(true)
    if (file && missingPart === null && titleError === undefined)
      onStart({ agentKey, file, ...options, title: options.title.trim() })
  }
  return (
    <>
      <PageHeader
        title="Start a session"
        crumbs={[{ href: `/t/${tenant}/sessions`, label: 'Sessions' }]}
        acts={
          savedAt && !isEmpty ? (
            <Text size="small" tone="quietest">
              Draft kept on this device, <Time at={savedAt} show="relative" />
            </Text>
          ) : undefined
        }
      />
      <div className={styles.page}>
        <Step number={1} title="Agent">
          <AgentStep tenant={tenant} agents={agents} value={agentKey} onChange={setAgentKey} />
        </Step>
        <Step number={2} title="Transcript">
          <TranscriptStep transcript={transcript} onFile={take} onRemove={transcript.clear} />
        </Step>
        <Step number={3} title="Options">
          <OptionsStep
            options={options}
            errors={wasTried && titleError ? { title: titleError } : {}}
            onChange={(change) => setOptions((before) => ({ ...before, ...change }))}
          />
        </Step>
        {refused && (
          <Notice tone="down">
            <RefusalCard message={refused.message} refusal={refused.refusal} />
            {refused.traceId && (
              <Text size="small" tone="quietest">
                Trace {refused.traceId}
              </Text>
            )}
          </Notice>
        )}
      </div>
      <FormActs note={<StartEstimate usual={usualOf(agentKey)} />}>
        <ButtonLink href={`/t/${tenant}/sessions`}>Cancel</ButtonLink>
        <Button variant="primary" isBusy={isStarting} denied={denied} disabledReason={missingPart} onClick={start}>
          Start session
        </Button>
      </FormActs>
    </>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className={styles.step}>
      <h2>
        <span className={styles.number}>{number}</span>
        {title}
      </h2>
      {children}
    </section>
  )
}
