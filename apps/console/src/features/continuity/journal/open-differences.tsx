'use client'
import { useQuery } from '@tanstack/react-query'
import type { JournalRow, JournalView } from '@understudy/continuity'
import { Stack } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { isComparing } from '@understudy/continuity'
import { CompareNow } from '../compare/compare-now'
import { ComparisonResult } from '../compare/comparison-result'
import { useComparison } from '../compare/use-comparison'
import { DifferencesView } from './differences-view'
import { rowKey } from './journal-columns'
import type { JournalViewState } from './use-journal-view'

/** A comparison that somebody asked for writes its result while the panel is open. */
const REFRESH_MS = 5_000

/** The row that the address names, if it is there. */
export const findOpenRow = (journal: JournalView | undefined, { view }: JournalViewState): JournalRow | undefined =>
  journal?.rows.find((row) => rowKey(row) === view.row)

/** What the last comparison of both sides found for one row. */
export function OpenDifferences({ row, onClose }: { row: JournalRow; onClose: () => void }) {
  const trpc = useTRPC()
  const query = useQuery({
    ...trpc.journal.differences.queryOptions({ tenant: row.tenant.slug, port: row.port }),
    refetchInterval: REFRESH_MS,
  })
  const comparison = useComparison(row.port, true).data
  const isOfRow = comparison && (comparison.tenant === null || comparison.tenant === row.tenant.slug)
  return (
    <DifferencesView
      row={row}
      differences={query.data}
      error={failureOf(query, 'The comparison could not be read')}
      acts={
        <Stack gap={8}>
          {isOfRow && isComparing(comparison) && <ComparisonResult comparison={comparison} />}
          <div>
            <CompareNow port={row.port} tenant={row.tenant.slug} />
          </div>
        </Stack>
      }
      onClose={onClose}
    />
  )
}
