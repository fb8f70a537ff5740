'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link2, RotateCw, ScrollText } from 'lucide-react'
import { useState } from 'react'
import type { MeetingResult } from '@understudy/agents/meetmind'
import { Button, Menu, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useDenial } from '@/features/shell/use-denial'
import { isLive, type RunView, type SessionView } from '../model'
import { ExportResult } from '../result/export-result'
import { retryFrom } from '../run/retry-from'
import { StopRunDialog } from '../run/stop-run-dialog'
import type { SessionViewState } from './use-session-view'

interface SessionActsProps {
  session: SessionView
  run: RunView
  result: MeetingResult | null
  isResultShown: boolean
  view: SessionViewState
  printHref: string
}

const tell = (error: unknown): void => void toast.error(errorOf(error).message)

/** What can be done with a session now: stop, retry, look at the other side of it, export, hand on. */
export function SessionActs({ session, run, result, isResultShown, view, printHref }: SessionActsProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const denied = useDenial('session.operate')
  const [isStopping, setIsStopping] = useState(false)
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.runs.get.queryFilter({ runId: run.id })),
      queryClient.invalidateQueries(trpc.sessions.get.queryFilter({ sessionId: session.id })),
    ])
  const stop = useMutation(
    trpc.runs.stop.mutationOptions({ onError: tell, onSuccess: refresh, onSettled: () => setIsStopping(false) }),
  )
  const retry = useMutation(trpc.runs.retry.mutationOptions({ onError: tell, onSuccess: refresh }))
  const from = retryFrom(run, run.steps)
  return (
    <>
      <span className="not-small">
        <Button variant="quiet" icon={<Link2 />} onClick={() => void copyAddress()}>
          Copy link
        </Button>
      </span>
      {session.runs.length > 1 && <RunMenu session={session} run={run} />}
      {result && (
        <Button onClick={() => view.showTab(isResultShown ? 'timeline' : 'result')}>{isResultShown ? 'Steps' : 'Result'}</Button>
      )}
      {isLive(run.status) && (
        <Button
          denied={denied}
          disabledReason={run.stopRequestedAt ? 'It stops at the next step.' : undefined}
          onClick={() => setIsStopping(true)}
        >
          Stop the run…
        </Button>
      )}
      {from && (
        <Button
          variant="primary"
          icon={<RotateCw />}
          denied={denied}
          isBusy={retry.isPending}
          onClick={() => retry.mutate({ runId: run.id })}
        >
          {`Retry from “${from.title}”`}
        </Button>
      )}
      {isResultShown && (
        <span className="only-small">
          <Button icon={<ScrollText />} onClick={() => view.showTranscript(true)}>
            Transcript
          </Button>
        </span>
      )}
      {result && <ExportResult result={result} printHref={printHref} />}
      <StopRunDialog
        isOpen={isStopping}
        onOpenChange={setIsStopping}
        steps={run.steps}
        isBusy={stop.isPending}
        onStop={() => stop.mutate({ runId: run.id })}
      />
    </>
  )
}

const copyAddress = async (): Promise<void> => {
  await navigator.clipboard.writeText(window.location.href)
  toast.success('Link copied')
}

function RunMenu({ session, run }: { session: SessionView; run: RunView }) {
  return (
    <Menu
      trigger={<Button>{`Run ${run.number} of ${session.runs.length}`}</Button>}
      groups={[
        {
          id: 'runs',
          label: 'Runs of this session',
          items: session.runs.map(({ number, status }) => ({
            id: String(number),
            label: `Run ${number}`,
            detail: status,
            href: `?run=${number}&tab=timeline`,
          })),
        },
      ]}
    />
  )
}
