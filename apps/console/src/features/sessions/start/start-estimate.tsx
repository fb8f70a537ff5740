'use client'
import { formatDuration, formatNumber, Text, useUi } from '@understudy/ui'
import type { UsualRun } from './usual-run'

/** What starting will take, from what it took before; says so where there is nothing to go by. */
export function StartEstimate({ usual }: { usual: UsualRun | null | undefined }) {
  const { language } = useUi()
  if (usual === undefined) return null
  if (usual === null) return <Text tone="quiet">No earlier run to estimate the time from.</Text>
  return (
    <>
      <strong>{`About ${formatDuration(usual.medianMs, { language })}.`}</strong>{' '}
      <Text tone="quiet">
        {`The middle of the last ${usual.count === 1 ? 'run' : `${usual.count} runs`}, with ${usual.medianTokens === 0 ? 'no model tokens' : formatNumber(usual.medianTokens, { language, unit: 'model tokens' })}.`}
      </Text>
    </>
  )
}
