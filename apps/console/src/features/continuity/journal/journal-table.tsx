'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import type { JournalRow, JournalView } from '@understudy/continuity'
import { portNames } from '@understudy/ports'
import { DataTable, EmptyState, FilterChip, Panel, useUi } from '@understudy/ui'
import { journalColumns, rowKey } from './journal-columns'
import type { JournalViewState } from './use-journal-view'

interface Props {
  journal: JournalView
  view: JournalViewState
  /** A panel stands beside the table. */
  isNarrow: boolean
}

/** Each tenant's writes of each port. A row opens what the comparison of both sides found. */
export function JournalTable({ journal, view: { view, set }, isNarrow }: Props) {
  const { language } = useUi()
  const pathname = usePathname()
  const params = useSearchParams()
  const columns = useMemo(() => journalColumns(language, isNarrow), [language, isNarrow])
  const slugs = [...new Set(journal.rows.map(({ tenant }) => tenant.slug))].sort()
  const rows = journal.rows.filter(
    ({ tenant, port }) => (view.tenant === null || tenant.slug === view.tenant) && (view.port === null || port === view.port),
  )
  const hrefOf = (row: JournalRow): string => {
    const next = new URLSearchParams(params)
    next.set('row', rowKey(row))
    return `${pathname}?${next}`
  }
  return (
    <Panel
      title="By tenant and port"
      subtitle={`${rows.length} of ${journal.rows.length}`}
      isFlush
      acts={
        <>
          <FilterChip
            name="Tenant"
            options={slugs.map((slug) => ({ value: slug, label: slug }))}
            values={view.tenant === null ? [] : [view.tenant]}
            onChange={(values) => void set({ tenant: values[0] ?? null })}
          />
          <FilterChip
            name="Port"
            options={portNames.map((port) => ({ value: port, label: port }))}
            values={view.port === null ? [] : [view.port]}
            onChange={(values) => void set({ port: portNames.find((port) => port === values[0]) ?? null })}
          />
        </>
      }
    >
      <DataTable
        label="Journal by tenant and port"
        columns={columns}
        rows={rows}
        rowId={rowKey}
        rowHref={hrefOf}
        onOpen={(row) => void set({ row: rowKey(row) }, { history: 'push' })}
        {...(view.row !== null && { openId: view.row })}
        empty={
          <EmptyState title={journal.rows.length === 0 ? 'Nothing has waited lately' : 'No row matches'}>
            {journal.rows.length === 0
              ? 'Writes appear here while one side has yet to get them, and for a while after.'
              : 'Choose another tenant or port above.'}
          </EmptyState>
        }
      />
    </Panel>
  )
}
