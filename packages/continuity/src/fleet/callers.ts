import type { CallKind } from '@understudy/resilience'
import type { StoredWindow } from './window-reporter.ts'

/** What one process last told of its calls to one provider. */
export interface ProcessCounts extends StoredWindow {
  readonly processId: string
  readonly state: string
  /** Milliseconds since it told. */
  readonly ageMs: number
}

/**
 * failing: nobody who lately called was answered · answered: somebody was · idle: nobody has been for ten seconds, and nobody failed ·
 * unknown: somebody was before the time asked about, and may be again.
 */
export type CallersSay = 'failing' | 'answered' | 'idle' | 'unknown'

export interface CallersAsked {
  /** Calls of these kinds count. */
  readonly kinds: readonly CallKind[]
  /** An answer counts that is certainly not older than so many milliseconds. */
  readonly withinMs: number
}

const SECOND_MS = 1_000
/** Seconds in which an answer is a reason not to believe that nobody is answered. */
const LATELY_S = 2
/** Milliseconds after which what was told, and not told again, is over. */
const HUSHED_MS = 2_500

type KindCounts = ProcessCounts['kinds'][number]

const ofKinds = ({ kinds }: ProcessCounts, wanted: readonly CallKind[]) => kinds.filter(({ kind }) => wanted.includes(kind))
const newestFirst = ({ seconds }: KindCounts) => seconds.toReversed()

/** Its last call of the kind was answered, and that lately. */
export const isAnsweredLately = ({ consecutive, ...counts }: KindCounts, ageMs: number): boolean =>
  consecutive === 0 &&
  ageMs < HUSHED_MS &&
  newestFirst({ consecutive, ...counts })
    .slice(0, LATELY_S)
    .some(({ answered }) => answered > 0)

export const isFailing = ({ consecutive, seconds }: KindCounts): boolean =>
  consecutive > 0 && seconds.some(({ failed }) => failed > 0)

/** A bucket holds a second, and was up to `ageMs` old when it was told: its answers are no older than its beginning. */
const isAnsweredWithin = (counts: KindCounts, ageMs: number, withinMs: number): boolean =>
  counts.consecutive === 0 &&
  newestFirst(counts).some(({ answered }, nth) => answered > 0 && ageMs + (nth + 1) * SECOND_MS <= withinMs)

/** What processes say whose own breaker is closed: of a tripped one's silence nothing follows. */
export function callersSay(processes: readonly ProcessCounts[], { kinds, withinMs }: CallersAsked): CallersSay {
  const counted = processes
    .filter(({ state }) => state === 'closed')
    .flatMap((each) => ofKinds(each, kinds).map((counts) => ({ counts, ageMs: each.ageMs })))
  if (counted.some(({ counts, ageMs }) => isAnsweredWithin(counts, ageMs, withinMs))) return 'answered'
  const areFailing =
    counted.some(({ counts }) => isFailing(counts)) && !counted.some(({ counts, ageMs }) => isAnsweredLately(counts, ageMs))
  if (areFailing) return 'failing'
  return counted.some(({ counts }) => counts.seconds.some(({ answered }) => answered > 0)) ? 'unknown' : 'idle'
}
