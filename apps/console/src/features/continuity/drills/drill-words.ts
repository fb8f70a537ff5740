import type { DrillClaim, DrillDetail, DrillFigures, DrillState, DrillSummary } from '@understudy/continuity'
import { formatDuration, missing, type Language, type StatusKind } from '@understudy/ui'

export const stateSigns: Readonly<Record<DrillState, { status: StatusKind; word: string }>> = {
  queued: { status: 'pending', word: 'waits for a worker' },
  running: { status: 'running', word: 'running' },
  recovering: { status: 'running', word: 'coming back' },
  checking: { status: 'running', word: 'checking' },
  passed: { status: 'ok', word: 'passed' },
  failed: { status: 'down', word: 'failed' },
  stopped: { status: 'stopped', word: 'stopped' },
  interrupted: { status: 'degraded', word: 'interrupted' },
}

export const isUnderWay = ({ state }: { state: DrillState }): boolean =>
  state === 'queued' || state === 'running' || state === 'recovering' || state === 'checking'

/** "3 differences" says more than "failed". */
export function resultWord({ state, figures }: Pick<DrillSummary, 'state' | 'figures'>): string {
  if (state !== 'failed' || !figures) return stateSigns[state].word
  if (figures.lost) return `${figures.lost} lost`
  if (figures.differences) return figures.differences === 1 ? '1 difference' : `${figures.differences} differences`
  return stateSigns.failed.word
}

export const byWords = ({ trigger, startedByName }: Pick<DrillSummary, 'trigger' | 'startedByName'>): string =>
  trigger === 'schedule' ? 'schedule' : startedByName

export const claimSigns: Readonly<Record<DrillClaim['state'], { status: StatusKind; word: string; soFar: string }>> = {
  holds: { status: 'ok', word: 'held', soFar: 'holds so far' },
  broken: { status: 'down', word: 'broken', soFar: 'broken' },
  open: { status: 'unknown', word: 'not known', soFar: 'not known yet' },
}

/** How long it took, real time; how long it has been going on while it does. */
export const lastedMs = ({ playedAt, endedAt }: Pick<DrillSummary, 'playedAt' | 'endedAt'>, nowMs: number): number | null =>
  playedAt ? Math.max(0, (endedAt?.getTime() ?? nowMs) - playedAt.getTime()) : null

/** Where the script is, milliseconds of its own clock; at its end once it is over. */
export const scriptMs = (drill: Pick<DrillDetail, 'playedAt' | 'endedAt' | 'compression' | 'script'>, nowMs: number): number =>
  Math.min(drill.script.durationMs, (lastedMs(drill, nowMs) ?? 0) * drill.compression)

export interface ComparedFigure {
  readonly key: string
  readonly of: (figures: DrillFigures) => number | null
  readonly words: (value: number, language: Language) => string
  /** Whether less of it is better: tells which change is good; null for what is neither. */
  readonly isLessBetter: boolean | null
}

const ms = (value: number, language: Language) => formatDuration(value, { language })
const plain = (value: number, language: Language) => value.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB')

/** What is set beside each other of two drills. */
export const comparedFigures: readonly ComparedFigure[] = [
  { key: 'Noticed after', of: ({ detectedMs }) => detectedMs, words: ms, isLessBetter: true },
  { key: 'RTO, slowest port', of: ({ rtoMs }) => rtoMs, words: ms, isLessBetter: true },
  { key: 'RPO, writes lost', of: ({ lost }) => lost, words: plain, isLessBetter: true },
  { key: 'Errors seen', of: ({ failed }) => failed, words: plain, isLessBetter: true },
  { key: 'p95 while local', of: ({ localP95Ms }) => localP95Ms, words: ms, isLessBetter: true },
  { key: 'Handed back in', of: ({ handedBackMs }) => handedBackMs, words: ms, isLessBetter: true },
  { key: 'Writes journalled', of: ({ journalled }) => journalled, words: plain, isLessBetter: null },
  { key: 'Conflicts', of: ({ conflicts }) => conflicts, words: plain, isLessBetter: true },
  { key: 'Differences left', of: ({ differences }) => differences, words: plain, isLessBetter: true },
]

export const figureWords = (
  { of, words }: ComparedFigure,
  figures: DrillFigures | null | undefined,
  language: Language,
): string => {
  const value = figures ? of(figures) : null
  return value === null ? missing : words(value, language)
}
