'use client'
import { Progress as RadixProgress } from 'radix-ui'
import type { ReactNode } from 'react'
import { formatDuration, formatNumber } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'

export type ProgressProps = {
  label: string
  done: number
  total: number
  unit?: string | undefined
  leftMs?: number | undefined
  detail?: ReactNode
  fill?: 'ink' | 'aws' | 'local' | undefined
}

/** Progress with its numbers: how many of how many, and about how long is left. */
export function Progress({ label, done, total, unit, leftMs, detail, fill = 'ink' }: ProgressProps) {
  const { language, words } = useUi()
  const counts = words.of(formatNumber(done, { language }), formatNumber(total, { language, unit }))
  return (
    <div className="progress">
      <div className="row between">
        <span>
          {label} <strong>{counts}</strong>
        </span>
        <span className="size-1 text-3">
          {detail}
          {leftMs !== undefined && words.left(formatDuration(leftMs, { language }))}
        </span>
      </div>
      <RadixProgress.Root
        className="share-bar"
        value={Math.min(done, total)}
        max={Math.max(total, 1)}
        aria-label={label}
        getValueLabel={() => counts}
      >
        <RadixProgress.Indicator
          className={`fill-${fill}`}
          style={{ width: `${total === 0 ? 0 : Math.min(100, (done / total) * 100)}%` }}
        />
      </RadixProgress.Root>
    </div>
  )
}
