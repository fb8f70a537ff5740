'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { ItemList, LinkText, LoadingState, Panel, Text, Time } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { RunStatusSign } from '@/features/sessions/run-status'
import { Failure } from '@/features/shell/failure'

const SHOWN = 5

export function RecentSessionsPanel() {
  const trpc = useTRPC()
  const { tenant } = useParams<{ tenant: string }>()
  const query = useQuery(trpc.sessions.list.queryOptions({ limit: SHOWN }))
  const sessions = query.data?.items ?? []
  return (
    <Panel
      title="Recent sessions"
      isFlush={sessions.length > 0 || query.isPending}
      acts={<LinkText href={`/t/${tenant}/sessions`}>All sessions</LinkText>}
    >
      {query.isPending && <LoadingState shape="rows" count={SHOWN} />}
      {query.isError && !query.data && (
        <Failure error={query.error} title="Sessions could not be loaded" onRetry={() => void query.refetch()} />
      )}
      {query.data && sessions.length === 0 && (
        <Text tone="quiet">None yet. A session begins with an agent and something to work on.</Text>
      )}
      <ItemList
        items={sessions.map(({ id, title, agentKey, userName, lastActivityAt, lastRun }) => ({
          id,
          title: <LinkText href={`/t/${tenant}/sessions/${id}`}>{title}</LinkText>,
          text: (
            <>
              {agentKey}, {userName}, <Time at={lastActivityAt} />
            </>
          ),
          after: lastRun && <RunStatusSign status={lastRun.status} />,
        }))}
      />
    </Panel>
  )
}
