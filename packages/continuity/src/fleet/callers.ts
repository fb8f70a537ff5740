import type { CallKind } from '@understudy/resilience'
import { LOOK_MS, TOLD_MS, type StoredWindow } from './window-reporter.ts'

/** One kind of calls of one process, in milliseconds before now. */
export interface KindCounts extends Pick<StoredWindow['kinds'][number], 'consecutive' | 'seconds'> {
  readonly kind: CallKind
  /** Since an answer was first counted that no look before had counted; null: none lately. */
  readonly answeredAgoMs: number | null
  /** Since the failures in a row were first counted; null: the last call was answered. */
  readonly failingForMs: number | null
}

/** What one process last told of its calls to one provider. */
export interface ProcessCounts extends Pick<StoredWindow, 'trip' | 'lastError'> {
  readonly processId: string
  readonly state: string
  readonly kinds: readonly KindCounts[]
}

/**
 * failing: somebody's calls fail, and nobody was answered after they began to · answered: somebody was · idle: nobody has been for ten
 * seconds, and nobody fails · unknown: none of these, or it is too early to say.
 */
export type CallersSay = 'failing' | 'answered' | 'idle' | 'unknown'

export interface CallersAsked {
  /** Calls of these kinds count. */
  readonly kinds: readonly CallKind[]
  /** An answer counts that is certainly not older than so many milliseconds. */
  readonly withinMs: number
}

const IDLE_MS = 10_000

/** What processes say whose own breaker is closed: of a tripped one's silence nothing follows. */
export function callersSay(processes: readonly ProcessCounts[], { kinds, withinMs }: CallersAsked): CallersSay {
  const counted = processes
    .filter(({ state }) => state === 'closed')
    .flatMap((each) => each.kinds.filter(({ kind }) => kinds.includes(kind)))
  const answered = counted.flatMap(({ failingForMs, answeredAgoMs }) => (failingForMs === null ? (answeredAgoMs ?? []) : []))
  if (answered.some((agoMs) => agoMs + LOOK_MS <= withinMs)) return 'answered'
  const failingForMs = Math.max(...counted.map((each) => each.failingForMs ?? -Infinity))
  if (failingForMs >= TOLD_MS && answered.every((agoMs) => agoMs > failingForMs)) return 'failing'
  return failingForMs < 0 && answered.every((agoMs) => agoMs > IDLE_MS) ? 'idle' : 'unknown'
}

/** Whether some calls have begun to fail and, as far as is known, nobody was answered since: worth a look of one's own. */
export function isSuspicious(processes: readonly ProcessCounts[]): boolean {
  const closed = processes.filter(({ state }) => state === 'closed').flatMap(({ kinds }) => kinds)
  const failingForMs = Math.max(...closed.map((each) => each.failingForMs ?? -Infinity))
  return (
    failingForMs >= 0 && closed.every((each) => each.failingForMs !== null || (each.answeredAgoMs ?? Infinity) >= failingForMs)
  )
}
