'use client'
import { useMemo, useState } from 'react'
import { PageBody, PageHeader, Panel, type Crumb } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { Failure, failureOf } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { isLive } from '../model'
import { TranscriptPanel } from '../result/transcript/transcript-panel'
import { useEvidence } from '../result/use-evidence'
import { spanOf, timelineRows } from '../run/timeline-rows'
import { ResultTab } from './result-tab'
import { SessionActs } from './session-acts'
import { SessionFacts } from './session-facts'
import { SessionSkeleton } from './session-skeleton'
import { StepsAside } from './steps-aside'
import { StepsView } from './steps-view'
import { useSessionRun } from './use-session-run'
import { useSessionView } from './use-session-view'

/** One session: its run while it works, its result afterwards. */
export function SessionPage({ tenant, sessionId }: { tenant: string; sessionId: string }) {
  const view = useSessionView()
  const { session, run: runQuery, meeting, isNewest, stream } = useSessionRun(sessionId, view.run)
  const run = runQuery.data
  const live = run !== undefined && isLive(run.status)
  const nowMs = useTicking(useShellStart().atMs, live ? 500 : 15_000)
  // Whoever watched the run keeps watching it when it ends: the page does not change under the pointer.
  const [watched, setWatched] = useState(false)
  if (live && !watched) setWatched(true)
  const result = (isNewest && meeting.data?.result) || null
  const transcript = meeting.data?.transcript ?? null
  const evidence = useEvidence(result)
  const calls = useMemo(() => (run?.steps ?? []).flatMap((step) => step.portCalls), [run])
  const crumbs: Crumb[] = [{ href: `/t/${tenant}/sessions`, label: 'Sessions' }]

  if (session.isError || runQuery.isError)
    return (
      <>
        <PageHeader title={session.data?.title ?? 'Session'} crumbs={crumbs} />
        <PageBody>
          <Panel>
            <Failure
              error={session.error ?? runQuery.error}
              title="The session could not be loaded"
              isRetrying={session.isFetching || runQuery.isFetching}
              onRetry={() => void Promise.all([session.refetch(), runQuery.refetch()])}
            />
          </Panel>
        </PageBody>
      </>
    )
  if (!session.data || !run) return <SessionSkeleton crumbs={crumbs} />

  const wantsResult = view.tab === 'result' || (view.tab === null && !watched)
  // What the run stored is still on its way: its place is kept, so that nothing jumps when it comes.
  if (wantsResult && isNewest && run.status === 'succeeded' && meeting.isPending)
    return <SessionSkeleton title={session.data.title} crumbs={crumbs} />
  const shown = wantsResult && result && transcript ? { result, transcript, run, calls, evidence } : null
  const rows = timelineRows(run.steps, calls, nowMs)
  const closeTranscript = () => {
    view.showTranscript(false)
    evidence.clear()
  }
  return (
    <>
      <PageHeader
        title={session.data.title}
        crumbs={crumbs}
        facts={<SessionFacts session={session.data} run={run} />}
        acts={
          <SessionActs
            session={session.data}
            run={run}
            result={result}
            isResultShown={shown !== null}
            view={view}
            printHref={`/t/${tenant}/sessions/${sessionId}/print`}
          />
        }
      />
      <PageBody
        aside={
          shown ? (
            <TranscriptPanel
              transcript={shown.transcript}
              evidence={evidence}
              isOpen={view.transcript || evidence.turn !== null}
              onClose={closeTranscript}
            />
          ) : (
            <StepsAside
              run={run}
              calls={calls}
              rows={rows}
              nowMs={nowMs}
              view={view}
              meeting={isNewest && !meeting.isError ? meeting.data : null}
              isLive={live}
            />
          )
        }
      >
        {meeting.isError && <Panel>{failureOf(meeting, 'What the run made could not be read')}</Panel>}
        {shown ? (
          <ResultTab sessionId={sessionId} {...shown} />
        ) : (
          <StepsView
            session={session.data}
            run={run}
            calls={calls}
            rows={rows}
            wholeMs={spanOf(run.steps, nowMs).wholeMs}
            nowMs={nowMs}
            view={view}
            offersResult={watched && result !== null}
            // Of a run that ended while it was watched, the last calls are on their way; what the server drew was whole.
            isSettled={!live && !(watched && runQuery.isFetching)}
            isStale={live && stream.isVisible && stream.status === 'error'}
          />
        )}
      </PageBody>
    </>
  )
}
