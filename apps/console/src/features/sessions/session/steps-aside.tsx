'use client'
import { LoadingState, SidePanel, SidePanelSection } from '@understudy/ui'
import type { Meeting } from '@understudy/agents/meetmind'
import type { RunView, ShownCall } from '../model'
import { CallPanel } from '../run/call-panel'
import { StepPanel } from '../run/step-panel'
import type { TimelineRow } from '../run/timeline-rows'
import { ResultSoFar } from './result-so-far'
import type { SessionViewState } from './use-session-view'

interface StepsAsideProps {
  run: RunView
  calls: readonly ShownCall[]
  rows: readonly TimelineRow[]
  nowMs: number
  view: SessionViewState
  /** Undefined while it is read; null when another run than the one in view made it. */
  meeting: Meeting | null | undefined
  isLive: boolean
}

/** Beside the steps: the call or step that is open, else what the run has made so far. */
export function StepsAside({ run, calls, rows, nowMs, view, meeting, isLive }: StepsAsideProps) {
  const call = calls.find(({ id }) => id === view.call)
  const row = rows.find((other) => other.kind === 'step' && other.step.key === view.step)
  if (call) {
    const step = run.steps.find(({ key }) => key === call.stepKey)
    return <CallPanel call={call} stepTitle={step?.title ?? null} onClose={() => view.openCall(null)} />
  }
  if (row?.kind === 'step')
    return <StepPanel row={row} nowMs={nowMs} onOpenCall={view.openCall} onClose={() => view.openStep(null)} />
  if (meeting) return <ResultSoFar meeting={meeting} isLive={isLive} />
  if (meeting === null) return null
  return (
    <SidePanel title="Result">
      <SidePanelSection>
        <LoadingState shape="lines" count={6} />
      </SidePanelSection>
    </SidePanel>
  )
}
