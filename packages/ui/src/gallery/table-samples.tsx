'use client'
import { Download, Search } from 'lucide-react'
import { useState } from 'react'
import { formatMoney } from '../format/index.ts'
import { PageBody } from '../pattern/page/page-body.tsx'
import { Panel } from '../pattern/page/panel.tsx'
import { SidePanel, SidePanelSection } from '../pattern/page/side-panel.tsx'
import { EmptyState } from '../pattern/state/empty-state.tsx'
import { ErrorState } from '../pattern/state/error-state.tsx'
import { BulkBar } from '../pattern/table/bulk-bar.tsx'
import type { DataColumn, Sort } from '../pattern/table/data-table-types.ts'
import { DataTable } from '../pattern/table/data-table.tsx'
import { FilterBar } from '../pattern/table/filter-bar.tsx'
import { Button } from '../primitive/action/button.tsx'
import { TwoLines } from '../primitive/layout/two-lines.tsx'
import { Side } from '../primitive/sign/side.tsx'
import { Status } from '../primitive/sign/status.tsx'
import { exampleSessions, manySessions, type ExampleSession } from './example-sessions.ts'

const columns: readonly DataColumn<ExampleSession>[] = [
  { id: 'status', header: 'Status', cell: (row) => <Status status={row.status}>{row.word}</Status>, widthPx: 110, inList: 'end' },
  {
    id: 'title',
    header: 'Session and result',
    cell: (row) => <TwoLines title={row.title} detail={row.result} />,
    isRowLink: true,
    inList: 'title',
  },
  {
    id: 'started',
    header: 'Started',
    cell: (row) => row.started,
    align: 'right',
    isSortable: true,
    widthPx: 100,
    inList: 'hidden',
  },
  { id: 'took', header: 'Took', cell: (row) => row.took, align: 'right', isSortable: true, widthPx: 100, inList: 'end' },
  {
    id: 'side',
    header: 'Served by',
    cell: (row) => <Side side={row.side} name={row.side === 'aws2' ? 'us-west-2' : undefined} />,
    widthPx: 124,
    inList: 'text',
  },
  {
    id: 'cost',
    header: 'EUR',
    cell: (row) => formatMoney(row.cost, 'EUR').slice(0, -4),
    align: 'right',
    widthPx: 72,
    inList: 'hidden',
  },
]

export function TableSamples() {
  const [sort, setSort] = useState<Sort>({ columnId: 'started', direction: 'descending' })
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(['ses_2', 'ses_3']))
  const [open, setOpen] = useState<ExampleSession>()
  const [search, setSearch] = useState('')
  const [states, setStates] = useState<readonly string[]>(['finished'])
  const filter = {
    name: 'Status',
    options: [
      { value: 'running', label: 'running' },
      { value: 'finished', label: 'finished' },
    ],
    values: states,
    onChange: setStates,
  }
  const side =
    open === undefined ? undefined : (
      <SidePanel
        title={open.title}
        overline={<Status status={open.status}>{open.word}</Status>}
        underline={open.id}
        onClose={() => setOpen(undefined)}
        footer={<Button>Open session</Button>}
      >
        <SidePanelSection title="Result so far">{open.result}</SidePanelSection>
      </SidePanel>
    )
  return (
    <>
      <FilterBar
        search={{ label: 'Find in titles', value: search, onChange: setSearch }}
        filters={[filter, { ...filter, name: 'Agent', values: [], onChange: () => undefined }]}
        after={<span className="text-3">6 sessions</span>}
      />
      <PageBody aside={side}>
        <Panel isFlush>
          <DataTable
            label="Sessions"
            columns={columns}
            rows={exampleSessions}
            rowId={(row) => row.id}
            onOpen={setOpen}
            openId={open?.id}
            sort={sort}
            onSort={setSort}
            selection={{ ids, onChange: setIds }}
            groupOf={(row) => row.day}
            more={{ total: 1871, hasMore: true, onLoad: () => undefined }}
          />
          <BulkBar count={ids.size} onClear={() => setIds(new Set())} hint="Needs session.delete. Maja Öberg can grant it.">
            <Button icon={<Download />}>Export results</Button>
            <Button denied={{ permission: 'session.delete', grantedBy: 'Maja Öberg' }}>Delete…</Button>
          </BulkBar>
        </Panel>
        <Panel title="Loading" isFlush>
          <DataTable label="Sessions, loading" columns={columns} rows={[]} rowId={(row) => row.id} isLoading />
        </Panel>
        <Panel title="No match" isFlush>
          <DataTable
            label="Sessions, no match"
            columns={columns}
            rows={[]}
            rowId={(row) => row.id}
            empty={
              <EmptyState icon={<Search />} title="Nothing matches these filters">
                0 of 1,214 sessions from today with state failed.
              </EmptyState>
            }
          />
        </Panel>
        <Panel title="Failed" isFlush>
          <DataTable
            label="Sessions, failed"
            columns={columns}
            rows={[]}
            rowId={(row) => row.id}
            error={<ErrorState title="Sessions could not be loaded" onRetry={() => undefined} />}
          />
        </Panel>
        <Panel title="Many rows" subtitle="virtual past 200" isFlush>
          <DataTable
            label="Many sessions"
            columns={columns}
            rows={manySessions}
            rowId={(row) => row.id}
            rowHref={(row) => `#${row.id}`}
            heightPx={260}
          />
        </Panel>
      </PageBody>
    </>
  )
}
