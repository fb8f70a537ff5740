'use client'
import { TextButton } from '../../primitive/action/text-button.tsx'
import { formatNumber } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'
import type { More } from './data-table-types.ts'

export function DataTableFooter({ more, shown }: { more: More; shown: number }) {
  const { language, words } = useUi()
  const count = formatNumber(shown, { language })
  return (
    <div className="table-footer">
      <span role="status">{more.total === undefined ? count : words.shown(count, formatNumber(more.total, { language }))}</span>
      {more.hasMore && (
        <TextButton onClick={more.onLoad} aria-busy={more.isLoading} disabled={more.isLoading}>
          {more.isLoading === true ? words.loading : (more.label ?? words.loadMore)}
        </TextButton>
      )}
    </div>
  )
}
