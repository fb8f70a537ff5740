'use client'
import { formatPercent } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'
import { ShareBar } from './share-bar.tsx'

export type BudgetBarProps = {
  used: number
  limit: number
  label: string
  /** From this share on it is shown as degraded. */ warnFromShare?: number | undefined
}

/** How much of a limit is used: grey while there is room, amber near the end, red past it. */
export function BudgetBar({ used, limit, label, warnFromShare = 0.8 }: BudgetBarProps) {
  const { language } = useUi()
  const share = limit === 0 ? 0 : used / limit
  const fill = share >= 1 ? 'down' : share >= warnFromShare ? 'degraded' : 'ink'
  return (
    <span className="budget-bar">
      <ShareBar whole={1} shares={[{ fill, value: Math.min(1, share), label: `${label}: ${formatPercent(share, language)}` }]} />
      <span>{formatPercent(share, language)}</span>
    </span>
  )
}
