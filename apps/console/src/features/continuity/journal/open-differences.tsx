'use client'
import { useQuery } from '@tanstack/react-query'
import type { JournalRow, JournalView } from '@understudy/continuity'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { DifferencesView } from './differences-view'
import { rowKey } from './journal-columns'
import type { JournalViewState } from './use-journal-view'

/** The row that the address names, if it is there. */
export const findOpenRow = (journal: JournalView | undefined, { view }: JournalViewState): JournalRow | undefined =>
  journal?.rows.find((row) => rowKey(row) === view.row)

/** What the last comparison of both sides found for one row. */
export function OpenDifferences({ row, onClose }: { row: JournalRow; onClose: () => void }) {
  const trpc = useTRPC()
  const query = useQuery(trpc.journal.differences.queryOptions({ tenant: row.tenant.slug, port: row.port }))
  return (
    <DifferencesView
      row={row}
      differences={query.data}
      error={failureOf(query, 'The comparison could not be read')}
      onClose={onClose}
    />
  )
}
