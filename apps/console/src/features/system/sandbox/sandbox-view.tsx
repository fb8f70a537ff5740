'use client'
import type { BreakSandboxInput, SandboxFaultView, SandboxStatus } from '@understudy/observe'
import { Columns, DataTable, EmptyState, Notice, Panel, Stack, type Denial } from '@understudy/ui'
import { BreakForm } from './break-form'
import { faultColumns } from './fault-columns'
import { ServiceList } from './service-list'
import { inForce, serviceStates } from './service-states'

interface Props {
  status: SandboxStatus
  nowMs: number
  denied: Denial | undefined
  repairingId: string | undefined
  isBreaking: boolean
  breakError: string | undefined
  onBreak: (input: BreakSandboxInput) => void
  onRepair: (fault: SandboxFaultView) => void
}

/** Services and what they do wrong, the way to break them, and everything that is broken now. */
export function SandboxView({ status, nowMs, denied, repairingId, isBreaking, breakError, onBreak, onRepair }: Props) {
  const faults = inForce(status.faults, nowMs)
  return (
    <Stack gap={16}>
      {status.state !== 'running' && <Notice title="There is nothing to break.">{status.sentence}</Notice>}
      {status.proxy === 'down' && (
        <Notice tone="degraded" title="The sandbox’s proxy does not answer.">
          What is ordered here takes effect as soon as it runs again; until then the sandbox cannot be reached.
        </Notice>
      )}
      <Columns
        main={
          <Stack gap={16}>
            <Panel title="Services" subtitle="each port has its own way in" isFlush>
              <ServiceList services={serviceStates(status, nowMs)} />
            </Panel>
            <Panel title="Active faults" count={faults.length} isFlush>
              <DataTable
                label="Active faults"
                columns={faultColumns({ nowMs, denied, repairingId, onRepair })}
                rows={faults}
                rowId={({ id }) => id}
                empty={
                  <EmptyState title="Nothing is broken">Break a port to see where its calls go, and what it costs.</EmptyState>
                }
              />
            </Panel>
          </Stack>
        }
        aside={
          <BreakForm status={status} nowMs={nowMs} denied={denied} isSending={isBreaking} error={breakError} onBreak={onBreak} />
        }
      />
    </Stack>
  )
}
