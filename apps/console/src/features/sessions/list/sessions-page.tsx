'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { Button, ButtonLink, EmptyState, PageBody, PageHeader, TextButton } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { useTicking } from '@/client/use-ticking'
import { failureOf } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { useDenial } from '@/features/shell/use-denial'
import { isLive } from '../model'
import { SessionFilterBar } from './session-filter-bar'
import { useSessionFilters } from './session-filters'
import { SessionPanel } from './session-panel'
import { SessionsTable } from './sessions-table'
import { useSessions } from './use-sessions'

/** The sessions of a tenant by day. */
export function SessionsPage({ tenant }: { tenant: string }) {
  const trpc = useTRPC()
  const view = useSessionFilters()
  const { filters, setFilters, areSet } = view
  const { query, rows, listKey } = useSessions(view)
  const agents = useQuery(trpc.tenants.agents.queryOptions())
  const denied = useDenial('session.create')
  const live = rows.filter(({ lastRun }) => lastRun && isLive(lastRun.status)).length
  const nowMs = useTicking(useShellStart().atMs, live > 0 ? 1_000 : 15_000)
  const hrefOf = ({ id }: { id: string }) => `/t/${tenant}/sessions/${id}`
  const open = rows.find(({ id }) => id === filters.open)
  const newHref = `/t/${tenant}/sessions/new`
  const newButton = denied ? (
    <Button variant="primary" icon={<Plus />} denied={denied}>
      New session
    </Button>
  ) : (
    <ButtonLink href={newHref} variant="primary" icon={<Plus />}>
      New session
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title="Sessions" subtitle={live > 0 ? `${live} running or waiting` : undefined} acts={newButton} />
      <PageBody
        aside={
          open && (
            <SessionPanel session={open} href={hrefOf(open)} nowMs={nowMs} onClose={() => void setFilters({ open: null })} />
          )
        }
      >
        <SessionFilterBar filters={view} agents={agents.data?.map(({ key }) => key) ?? []} />
        <SessionsTable
          rows={rows}
          hrefOf={hrefOf}
          openId={filters.open}
          onOpen={(id) => void setFilters({ open: id }, { history: 'push' })}
          nowMs={nowMs}
          isNarrow={open !== undefined}
          listKey={listKey}
          isLoading={query.isPending}
          more={
            !query.hasNextPage
              ? undefined
              : {
                  hasMore: true,
                  isLoading: query.isFetchingNextPage,
                  onLoad: () => void query.fetchNextPage(),
                }
          }
          error={failureOf(query, 'Sessions could not be loaded')}
          empty={
            areSet ? (
              <EmptyState
                title="No session matches"
                acts={
                  <TextButton onClick={() => void setFilters({ q: null, status: null, agent: null })}>
                    Show all sessions
                  </TextButton>
                }
              >
                Titles and names of people were searched, with the filters above.
              </EmptyState>
            ) : (
              <EmptyState title="No session yet" acts={newButton}>
                A session is one meeting with an agent: its transcript, its run and its result. Give it a transcript to begin.
              </EmptyState>
            )
          }
        />
      </PageBody>
    </>
  )
}
