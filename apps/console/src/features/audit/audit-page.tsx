'use client'
import { useParams } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { DataTable, EmptyState, formatDay, Notice, PageBody, PageHeader, Panel, TextButton, useUi } from '@understudy/ui'
import { useSettled } from '@/client/use-settled'
import { failureOf } from '@/features/shell/failure'
import { useTenantOfPage } from '@/features/shell/use-me'
import { auditColumns } from './audit-columns'
import type { AuditTitles } from './audit-event'
import { AuditFilterBar } from './audit-filter-bar'
import { auditView, hasFilters } from './audit-view'
import { EventPanel } from './event-panel'
import { ExportButton } from './export-button'
import { useTrail } from './use-trail'

interface Props {
  scope: 'tenant' | 'platform'
  titles: AuditTitles
  startMs: number
}

/** Who did what, and who was refused: of one tenant, or of the platform and all tenants. */
export function AuditPage({ scope, titles, startMs }: Props) {
  const [view, setView] = useQueryStates(auditView, { history: 'push' })
  const { tenant: slug } = useParams<{ tenant?: string }>()
  const tenant = useTenantOfPage()
  const { timeZone, language } = useUi()
  const trail = useTrail(scope, { ...view, q: useSettled(view.q) }, startMs)
  const { query, rows, unseen } = trail
  const open = rows.find(({ id }) => id === view.event)
  const clear = () =>
    setView({
      q: null,
      action: null,
      outcome: null,
      actor: null,
      kind: null,
      entity: null,
      tenant: null,
      range: null,
      from: null,
      to: null,
    })
  const isFiltered = hasFilters(view)
  return (
    <>
      <PageHeader
        title="Audit"
        subtitle={
          scope === 'platform' ? 'the platform and all tenants' : `${tenant?.name ?? slug}: who did what, who was refused`
        }
        acts={<ExportButton trail={trail} name={slug ?? 'platform'} />}
      />
      <PageBody
        aside={
          open && (
            <EventPanel
              key={open.id}
              event={open}
              titles={titles}
              scope={scope}
              onClose={() => void setView({ event: null })}
              onFilter={(wanted) => void setView(wanted)}
            />
          )
        }
      >
        <AuditFilterBar view={view} setView={(wanted) => void setView(wanted)} titles={titles} scope={scope} rows={rows} />
        {unseen > 0 && (
          <Notice isAnnounced acts={<TextButton onClick={trail.showUnseen}>{unseen === 1 ? 'Show it' : 'Show them'}</TextButton>}>
            {unseen === 1 ? '1 newer event' : `${unseen}${trail.hasMoreUnseen ? ' or more' : ''} newer events`}
          </Notice>
        )}
        <Panel isFlush>
          <DataTable
            label="Events"
            columns={auditColumns(scope, titles)}
            rows={rows}
            rowId={({ id }) => id}
            groupOf={({ at }) => formatDay(at, { timeZone, language, hasWeekday: true })}
            onOpen={({ id }) => void setView({ event: id })}
            openId={view.event ?? undefined}
            isLoading={query.isPending}
            error={query.data ? undefined : failureOf(query, 'The trail could not be loaded')}
            empty={
              isFiltered ? (
                <EmptyState
                  title="Nothing matches these filters"
                  acts={<TextButton onClick={() => void clear()}>Clear all filters</TextButton>}
                >
                  The trail holds events; none of them fits all of what is asked.
                </EmptyState>
              ) : (
                <EmptyState title="Nothing has happened yet">
                  Every change, every refusal and every sign-in is written here, in the same moment as it happens.
                </EmptyState>
              )
            }
            more={
              query.data && {
                hasMore: query.hasNextPage,
                isLoading: query.isFetchingNextPage,
                onLoad: () => void query.fetchNextPage(),
              }
            }
          />
        </Panel>
      </PageBody>
    </>
  )
}
