'use client'
import { FactStrip, formatDuration, formatNumber, missing, useUi } from '@understudy/ui'
import type { MeetingResult } from '@understudy/agents/meetmind'
import type { RunView, ShownCall } from '../model'
import { countSides } from '../run/served-by'
import { ServedBySign } from '../served-by-sign'

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

interface ResultFactsProps {
  result: MeetingResult
  run: RunView
  calls: readonly ShownCall[]
}

export function ResultFacts({ result, run, calls }: ResultFactsProps) {
  const { language } = useUi()
  const { durationMs, durationIsEstimated, turns } = result.transcript
  const length = durationMs === null ? null : `${Math.max(1, Math.round(durationMs / 60_000))}\u00A0min`
  const tookMs = run.startedAt && run.endedAt ? run.endedAt.getTime() - run.startedAt.getTime() : null
  const tokens = run.tokensIn + run.tokensOut
  return (
    <FactStrip
      facts={[
        {
          label: durationIsEstimated ? 'Meeting, time by its words' : 'Meeting',
          value: [length, `${formatNumber(turns, { language })} turns`].filter(Boolean).join(', '),
        },
        {
          label: 'Found',
          value: `${plural(result.decisions.length, 'decision', 'decisions')}, ${plural(result.actions.length, 'action', 'actions')}`,
        },
        { label: 'Served by', value: calls.length === 0 ? missing : <ServedBySign counts={countSides(calls)} hasNumbers /> },
        {
          label: 'Took and tokens',
          value: `${formatDuration(tookMs, { isFine: true, language })}, ${tokens === 0 ? 'no tokens' : formatNumber(tokens, { language, unit: 'tokens' })}`,
        },
      ]}
    />
  )
}
