'use client'
import { LinkText, Notice, RadioCards } from '@understudy/ui'

export interface AgentChoice {
  key: string
  version: number
  enabled: boolean
}

/** What the agents that read transcripts do, in one sentence. */
const sentences: Record<string, string> = {
  summarizer: 'Summary, decisions, actions and who spoke, from one transcript.',
  pipeline: 'Cleans and splits raw transcripts, many at once.',
}

interface AgentStepProps {
  tenant: string
  agents: readonly AgentChoice[]
  value: string
  onChange: (key: string) => void
}

export function AgentStep({ tenant, agents, value, onChange }: AgentStepProps) {
  if (!agents.some((agent) => agent.enabled))
    return (
      <Notice tone="degraded" title="No agent is switched on in this tenant.">
        Switch one on under <LinkText href={`/t/${tenant}/agents`}>Agents</LinkText>.
      </Notice>
    )
  return (
    <RadioCards
      label="Agent"
      value={value}
      onChange={onChange}
      options={agents.map(({ key, version, enabled }) => ({
        value: key,
        label: key,
        detail: `v${version}`,
        text: sentences[key] ?? 'An agent of this tenant.',
        ...(!enabled && { disabledReason: 'Switched off in this tenant.' }),
      }))}
    />
  )
}
