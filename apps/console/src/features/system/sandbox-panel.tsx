'use client'
import type { SystemView } from '@understudy/observe'
import { Panel, Status, Text } from '@understudy/ui'

const signs = { running: 'ok', off: 'stopped', not_available: 'pending' } as const
const words = { running: 'running', off: 'switched off', not_available: 'not available here' } as const

export function SandboxPanel({ sandbox: { state, sentence } }: { sandbox: SystemView['sandbox'] }) {
  return (
    <Panel
      title="Sandbox AWS"
      subtitle="an AWS on this machine, so that the SDK has somebody to speak to"
      facts={<Status status={signs[state]}>{words[state]}</Status>}
    >
      <Text tone="quiet">{sentence}</Text>
    </Panel>
  )
}
