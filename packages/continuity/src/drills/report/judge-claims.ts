import type { ClaimLimits } from '../timeline/timeline.ts'
import { formatDuration } from '../timeline/moment.ts'
import type { DrillClaim, DrillFigures } from '../schema.ts'
import { formatPercent } from './format-figures.ts'

/** "1.4 s", "320 ms", "12 min 3 s" */
export const formatMs = (ms: number): string => (ms >= 1_000 && ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : formatDuration(ms))

type Measure = (figures: DrillFigures) => number | null
interface Claim {
  readonly key: DrillClaim['key']
  readonly limit: (limits: ClaimLimits) => number | null
  readonly title: (limit: number) => string
  readonly measure: Measure
  readonly words: (value: number, figures: DrillFigures) => string
}

const count = (title: (limit: number) => string, key: 'lostWrites' | 'differences', measure: Measure): Claim => ({
  key,
  limit: (limits) => limits[key],
  title,
  measure,
  words: String,
})

const claims: readonly Claim[] = [
  {
    key: 'failedShare',
    limit: ({ failedShare }) => failedShare,
    title: (limit) => `At most ${formatPercent(limit)} of calls fail for the caller`,
    measure: ({ calls, failedShare }) => (calls === 0 ? null : failedShare),
    words: (value, { failed, calls }) => `${failed} of ${calls}, ${formatPercent(value)}`,
  },
  {
    key: 'detection',
    limit: ({ detectionMs }) => detectionMs,
    title: (limit) => `Noticed within ${formatMs(limit)}`,
    measure: ({ detectedMs }) => detectedMs,
    words: formatMs,
  },
  {
    key: 'rto',
    limit: ({ rtoMs }) => rtoMs,
    title: (limit) => `RTO: no port without an answer for longer than ${formatMs(limit)}`,
    measure: ({ rtoMs }) => rtoMs,
    words: formatMs,
  },
  count(
    (limit) =>
      limit === 0
        ? 'RPO: no acknowledged write is lost, doubled or out of order'
        : `RPO: at most ${limit} acknowledged writes lost`,
    'lostWrites',
    ({ lost, doubled, disordered }) => (lost === null ? null : lost + (doubled ?? 0) + (disordered ?? 0)),
  ),
  count(
    (limit) => (limit === 0 ? 'Both sides are equal in the end' : `At most ${limit} differences in the end`),
    'differences',
    ({ differences }) => differences,
  ),
  {
    key: 'handedBack',
    limit: ({ handedBackMs }) => handedBackMs,
    title: (limit) => `Handed back within ${formatMs(limit)} of the last fault`,
    measure: ({ handedBackMs }) => handedBackMs,
    words: formatMs,
  },
]

/** What a timeline claims, against what was measured so far. */
export const judgeClaims = (limits: ClaimLimits, figures: DrillFigures): DrillClaim[] =>
  claims.flatMap(({ key, limit, title, measure, words }): DrillClaim[] => {
    const most = limit(limits)
    if (most === null) return []
    const value = measure(figures)
    if (value === null) return [{ key, title: title(most), value: null, state: 'open' }]
    return [{ key, title: title(most), value: words(value, figures), state: value <= most ? 'holds' : 'broken' }]
  })

/** Once everything was measured: what is not known has not been shown to hold. */
export const verdictOf = (judged: readonly DrillClaim[]): 'passed' | 'failed' =>
  judged.every(({ state }) => state === 'holds') ? 'passed' : 'failed'
