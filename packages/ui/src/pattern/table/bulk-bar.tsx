'use client'
import type { ReactNode } from 'react'
import { Button } from '../../primitive/action/button.tsx'
import { formatNumber } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'

export type BulkBarProps = {
  count: number
  onClear: () => void
  children: ReactNode
  /** The reason of a locked act, in words beside it. */ hint?: ReactNode
}

/** Stands on the table's last line, so that no row moves when it comes. */
export function BulkBar({ count, onClear, children, hint }: BulkBarProps) {
  const { language, words } = useUi()
  if (count === 0) return null
  return (
    <div className="bulk-bar">
      <strong role="status">{words.selected(formatNumber(count, { language }))}</strong>
      {children}
      {hint !== undefined && <span className="hint not-small">{hint}</span>}
      <span className="grow" />
      <Button variant="quiet" onClick={onClear}>
        {words.clear}
      </Button>
    </div>
  )
}
