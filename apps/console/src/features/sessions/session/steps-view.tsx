'use client'
import { Notice, Panel, Segmented, Text, TextButton, Time } from '@understudy/ui'
import type { SessionView, ShownCall } from '../model'
import type { RunView } from '../model'
import { CallsTable } from '../run/calls-table'
import { MemoryTab } from '../run/memory-tab'
import { RunFacts } from '../run/run-facts'
import { RunNotice } from '../run/run-notice'
import { StepTimeline } from '../run/step-timeline'
import type { TimelineRow } from '../run/timeline-rows'
import type { SessionViewState } from './use-session-view'

interface StepsViewProps {
  session: SessionView
  run: RunView
  calls: readonly ShownCall[]
  rows: readonly TimelineRow[]
  wholeMs: number
  nowMs: number
  view: SessionViewState
  /** The result came while someone watched: it does not take their page, it is offered. */
  offersResult: boolean
  /** The run is over and read to its end. */
  isSettled: boolean
  /** The stream of changes is lost; what is shown is from before. */
  isStale: boolean
}

/** A run while it works, and how it went afterwards. */
export function StepsView({ session, run, calls, rows, wholeMs, nowMs, view, offersResult, isSettled, isStale }: StepsViewProps) {
  const tab = view.tab === 'calls' || view.tab === 'memory' ? view.tab : 'timeline'
  const next = run.steps.find((step) => step.status === 'pending')
  return (
    <>
      <RunFacts run={run} steps={run.steps} calls={calls} nowMs={nowMs} />
      {isStale && (
        <Notice tone="degraded" isAnnounced title="The live connection is lost.">
          What you see is from before. It connects again by itself and misses nothing.
        </Notice>
      )}
      {offersResult && (
        <Notice tone="ok" isAnnounced title="The run has finished.">
          <TextButton onClick={() => view.showTab('result')}>Open the whole result</TextButton>
        </Notice>
      )}
      <RunNotice run={run} steps={run.steps} />
      <Panel
        title="Steps"
        subtitle={
          run.startedAt ? (
            <>
              started <Time at={run.startedAt} show="seconds" /> by {session.userName}
            </>
          ) : (
            'not started yet'
          )
        }
        acts={
          <Segmented
            label="What to show of the run"
            value={tab}
            onChange={view.showTab}
            segments={[
              { value: 'timeline', label: 'Timeline' },
              { value: 'calls', label: `Calls ${calls.length}` },
              { value: 'memory', label: 'Memory' },
            ]}
          />
        }
        isFlush
        footer={
          tab === 'timeline' && next && run.status === 'running' ? (
            <Text size="small" tone="quietest">{`Next: ${next.title}`}</Text>
          ) : undefined
        }
      >
        {tab === 'timeline' && (
          <StepTimeline
            rows={rows}
            wholeMs={wholeMs}
            nowMs={nowMs}
            isSettled={isSettled}
            openStep={view.step}
            onOpenStep={view.openStep}
            onOpenCall={view.openCall}
          />
        )}
        {tab === 'calls' && <CallsTable calls={calls} steps={run.steps} openId={view.call} onOpen={view.openCall} />}
        {tab === 'memory' && <MemoryTab session={session} calls={calls} onOpenCall={view.openCall} />}
      </Panel>
    </>
  )
}
