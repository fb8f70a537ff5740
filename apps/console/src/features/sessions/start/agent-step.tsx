'use client'
import { LinkText, Notice, RadioCards } from '@understudy/ui'

export interface AgentChoice {
  key: string
  version: number
  enabled: boolean
}

/** The agents that take one transcript, and what they do with it, in one sentence. */
const sentences: Record<string, string> = {
  summarizer: 'Summary, decisions, actions and who spoke, from one transcript.',
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
        text: sentences[key],
        ...(!enabled
          ? { disabledReason: 'Switched off in this tenant.' }
          : !sentences[key] && { disabledReason: 'Does not take a single transcript.' }),
      }))}
    />
  )
}
