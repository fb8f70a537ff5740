'use client'
import type { SystemView } from '@understudy/observe'
import { ButtonLink, Panel, Status, Text } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { ServiceList } from './sandbox/service-list'
import { inForce, serviceStates } from './sandbox/service-states'

const signs = { running: 'ok', off: 'stopped', not_available: 'pending' } as const
const words = { running: 'running', off: 'switched off', not_available: 'not available here' } as const

/** The sandbox in short: how it stands, what is broken, and the way to where it is broken and repaired. */
export function SandboxPanel({ sandbox }: { sandbox: SystemView['sandbox'] }) {
  const nowMs = useTicking(sandbox.at.getTime())
  const broken = inForce(sandbox.faults, nowMs).length
  return (
    <Panel
      title="Sandbox AWS"
      facts={
        broken > 0 ? (
          <Status status="degraded">{broken === 1 ? '1 fault' : `${broken} faults`}</Status>
        ) : (
          <Status status={signs[sandbox.state]}>{words[sandbox.state]}</Status>
        )
      }
      acts={<ButtonLink href="/system/sandbox">Break it…</ButtonLink>}
      footer={sandbox.sentence}
      isFlush
    >
      {sandbox.state === 'running' ? (
        <ServiceList services={serviceStates(sandbox, nowMs)} />
      ) : (
        <Text tone="quiet">An AWS on this machine, so that the SDK has somebody to speak to.</Text>
      )}
    </Panel>
  )
}
