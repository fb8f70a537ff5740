'use client'
import { useMemo, useState } from 'react'
import { CopyId, LoadingState, PageBody, PageHeader, Panel, Text, Time, type Crumb } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { Failure } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { isLive } from '../model'
import { TranscriptPanel } from '../result/transcript-panel'
import { useEvidence } from '../result/use-evidence'
import { CallPanel } from '../run/call-panel'
import { StepPanel } from '../run/step-panel'
import { spanOf, timelineRows } from '../run/timeline-rows'
import { RunStatusSign } from '../run-status'
import { ResultSoFar } from './result-so-far'
import { ResultTab } from './result-tab'
import { SessionActs } from './session-acts'
import { StepsView } from './steps-view'
import { useSessionRun } from './use-session-run'
import { useSessionView } from './use-session-view'

/** One session: its run while it works, its result afterwards. */
export function SessionPage({ tenant, sessionId }: { tenant: string; sessionId: string }) {
  const view = useSessionView()
  const { session, run, meeting, isNewest, stream } = useSessionRun(sessionId, view.run)
  const live = run.data !== undefined && isLive(run.data.status)
  const nowMs = useTicking(useShellStart().atMs, live ? 500 : 15_000)
  // Whoever watched the run keeps watching it when it ends: the page does not change under the pointer.
  const [watched, setWatched] = useState(false)
  if (live && !watched) setWatched(true)
  const result = (isNewest && meeting.data?.result) || null
  const transcript = meeting.data?.transcript ?? null
  const evidence = useEvidence(result)
  const calls = useMemo(() => (run.data?.steps ?? []).flatMap((step) => step.portCalls), [run.data])
  const crumbs: Crumb[] = [{ href: `/t/${tenant}/sessions`, label: 'Sessions' }]

  if (session.isError || run.isError)
    return (
      <>
        <PageHeader title="Session" crumbs={crumbs} />
        <PageBody>
          <Panel>
            <Failure
              error={session.error ?? run.error}
              title="The session could not be loaded"
              isRetrying={session.isFetching || run.isFetching}
              onRetry={() => void Promise.all([session.refetch(), run.refetch()])}
            />
          </Panel>
        </PageBody>
      </>
    )
  if (!session.data || (session.data.lastRun && !run.data)) return <SessionSkeleton crumbs={crumbs} />

  const showsResult =
    result !== null && transcript !== null && run.data !== undefined && (view.tab === 'result' || (view.tab === null && !watched))
  const rows = run.data ? timelineRows(run.data.steps, calls, nowMs) : []
  const openCall = calls.find((call) => call.id === view.call)
  const openRow = rows.find((row) => row.kind === 'step' && row.step.key === view.step)
  const aside = showsResult ? (
    <TranscriptPanel
      transcript={transcript}
      evidence={evidence}
      isOpen={view.transcript || evidence.turn !== null}
      onClose={() => {
        view.showTranscript(false)
        evidence.clear()
      }}
    />
  ) : openCall ? (
    <CallPanel
      call={openCall}
      stepTitle={run.data?.steps.find((step) => step.key === openCall.stepKey)?.title ?? null}
      onClose={() => view.openCall(null)}
    />
  ) : openRow?.kind === 'step' ? (
    <StepPanel row={openRow} nowMs={nowMs} onOpenCall={view.openCall} onClose={() => view.openStep(null)} />
  ) : meeting.data && isNewest ? (
    <ResultSoFar meeting={meeting.data} isLive={live} />
  ) : null

  return (
    <>
      <PageHeader
        title={session.data.title}
        crumbs={crumbs}
        facts={
          <>
            {run.data && <RunStatusSign status={run.data.status} />}
            {run.data?.endedAt && (
              <Text tone="quietest">
                <Time at={run.data.endedAt} show="relative" />
              </Text>
            )}
            <Text tone="quietest">{`${session.data.agentKey} v${session.data.agentVersion}`}</Text>
            <CopyId value={session.data.id} label="session id" />
          </>
        }
        acts={
          <SessionActs
            session={session.data}
            run={run.data ?? null}
            result={result}
            isResultShown={showsResult}
            view={view}
            printHref={`/t/${tenant}/sessions/${sessionId}/print`}
          />
        }
      />
      <PageBody aside={aside}>
        {meeting.isError && (
          <Panel>
            <Failure
              error={meeting.error}
              title="What the run made could not be read"
              isRetrying={meeting.isFetching}
              onRetry={() => void meeting.refetch()}
            />
          </Panel>
        )}
        {showsResult && run.data ? (
          <ResultTab
            sessionId={sessionId}
            result={result}
            transcript={transcript}
            run={run.data}
            calls={calls}
            evidence={evidence}
          />
        ) : (
          run.data && (
            <StepsView
              session={session.data}
              run={run.data}
              calls={calls}
              rows={rows}
              wholeMs={spanOf(run.data.steps, nowMs).wholeMs}
              nowMs={nowMs}
              view={view}
              hasResult={result !== null}
              isStale={live && stream.isVisible && stream.status === 'error'}
            />
          )
        )}
      </PageBody>
    </>
  )
}

function SessionSkeleton({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <>
      <PageHeader title="Session" crumbs={crumbs} />
      <PageBody>
        <LoadingState shape="strip" count={4} />
        <Panel title="Steps" isFlush>
          <LoadingState shape="rows" count={8} />
        </Panel>
      </PageBody>
    </>
  )
}
