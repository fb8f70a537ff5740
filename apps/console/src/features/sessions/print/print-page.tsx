'use client'
import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { Button, EmptyState, LoadingState, PageBody, PageHeader, Panel } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { PrintedResult } from './printed-result'

/** A result as a document: what goes on paper, and a button that puts it there. */
export function PrintPage({ tenant, sessionId }: { tenant: string; sessionId: string }) {
  const meeting = useQuery(useTRPC().meetings.get.queryOptions({ sessionId }))
  const { result = null, transcript = null, title = 'Session' } = meeting.data ?? {}
  return (
    <>
      <PageHeader
        title="Print view"
        crumbs={[
          { href: `/t/${tenant}/sessions`, label: 'Sessions' },
          { href: `/t/${tenant}/sessions/${sessionId}`, label: title },
        ]}
        acts={
          result && (
            <Button variant="primary" icon={<Printer />} onClick={() => window.print()}>
              Print
            </Button>
          )
        }
      />
      <PageBody>
        {result && transcript ? (
          <PrintedResult result={result} turns={transcript.turns} heldOn={meeting.data?.heldOn ?? null} />
        ) : (
          <Panel>
            {failureOf(meeting, 'The result could not be loaded') ??
              (meeting.isPending ? (
                <LoadingState shape="lines" count={8} />
              ) : (
                <EmptyState title="There is no result yet">The run of this session has not finished.</EmptyState>
              ))}
          </Panel>
        )}
      </PageBody>
    </>
  )
}
