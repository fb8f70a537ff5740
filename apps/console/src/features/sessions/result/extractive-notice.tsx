import { Notice } from '@understudy/ui'
import type { MeetingResult, ResultPart } from '@understudy/agents/meetmind'

const partWords: Record<ResultPart, string> = {
  summary: 'the summary',
  decisions: 'the decisions',
  actions: 'the actions',
  answer: 'the answer',
}

/** Says what was picked instead of written, and why. Nothing when a model wrote everything. */
export function ExtractiveNotice({ degraded }: { degraded: MeetingResult['degraded'] }) {
  if (degraded.length === 0) return null
  const parts = degraded.map(({ part }) => partWords[part])
  const named = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  const reasons = [...new Set(degraded.map(({ reason }) => reason))]
  return (
    <Notice tone="local" title={`Extractive: ${named}.`}>
      {reasons.join(' ')}
    </Notice>
  )
}
