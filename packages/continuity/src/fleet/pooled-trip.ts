import type { BreakerSettings, CallKind } from '@understudy/resilience'
import type { ProcessCounts } from './callers.ts'
import type { TripReason } from './schema.ts'

export type PoolRules = Pick<
  BreakerSettings,
  | 'consecutiveFailures'
  | 'failureRate'
  | 'failureRateCalls'
  | 'failureRateLarge'
  | 'failureRateLargeCalls'
  | 'slowRate'
  | 'slowRateCalls'
>

const kinds: readonly CallKind[] = ['read', 'write']
const WINDOW_MS = 10_000
/** Milliseconds in which an answer is a reason not to believe that nobody is answered. */
const LATELY_MS = 2_000
/** Failures in a row that the processes but the worst one must have among them. */
const OTHERS_IN_ROW = 2
/** Of a rule's share, and of its number of calls, what the processes but the worst one must come to. */
const OTHERS_PART = 0.5

interface Counted {
  readonly calls: number
  readonly failed: number
  readonly slow: number
}

/**
 * The first rule of a breaker that all processes' calls meet together, where each of them has too few to meet it alone. It must hold
 * without the process that fares worst, too: that one's network may be the problem.
 */
export function pooledTrip(processes: readonly ProcessCounts[], rules: PoolRules): TripReason | null {
  const closed = processes.filter(({ state }) => state === 'closed')
  if (closed.length < 2) return null
  for (const kind of kinds) {
    const trip = inRow(closed, kind, rules) ?? byShare(closed, kind, rules)
    if (trip) return trip
  }
  return null
}

const countsOf = ({ kinds: all }: ProcessCounts, kind: CallKind) => all.find((each) => each.kind === kind)!
const lastErrorOf = (processes: readonly ProcessCounts[]): string | null =>
  processes.find(({ lastError }) => lastError)?.lastError ?? null
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Nobody who lately called was answered. */
function inRow(processes: readonly ProcessCounts[], kind: CallKind, rules: PoolRules): TripReason | null {
  const isAnsweredLately = processes.some((each) => {
    const { failingForMs, answeredAgoMs } = countsOf(each, kind)
    return failingForMs === null && answeredAgoMs !== null && answeredAgoMs < LATELY_MS
  })
  if (isAnsweredLately) return null
  const failing = processes.filter((each) => countsOf(each, kind).consecutive > 0)
  const runs = failing.map((each) => countsOf(each, kind).consecutive)
  const count = sum(runs)
  if (count < rules.consecutiveFailures || count - Math.max(...runs) < OTHERS_IN_ROW) return null
  const lastError = lastErrorOf(failing)
  return { rule: 'consecutive', kind, count, of: count, windowMs: WINDOW_MS, lastError, processes: failing.length }
}

function byShare(processes: readonly ProcessCounts[], kind: CallKind, rules: PoolRules): TripReason | null {
  const counted = processes.map((each): Counted => {
    const { seconds } = countsOf(each, kind)
    const failed = sum(seconds.map((second) => second.failed))
    return { calls: failed + sum(seconds.map(({ answered }) => answered)), failed, slow: sum(seconds.map(({ slow }) => slow)) }
  })
  const reason = (rule: TripReason['rule'], of: 'failed' | 'slow', share: number, atLeast: number): TripReason | null => {
    const bad = counted.map((each) => each[of])
    const worst = counted[bad.indexOf(Math.max(...bad))]!
    const [count, calls] = [sum(bad), sum(counted.map((each) => each.calls))]
    const others = { bad: count - worst[of], calls: calls - worst.calls }
    const isMet = calls >= atLeast && count >= share * calls
    const isMetByOthers = others.calls >= atLeast * OTHERS_PART && others.bad >= share * OTHERS_PART * others.calls
    if (!isMet || !isMetByOthers) return null
    const involved = bad.filter((each) => each > 0).length
    return { rule, kind, count, of: calls, windowMs: WINDOW_MS, lastError: lastErrorOf(processes), processes: involved }
  }
  return (
    reason('failure_rate', 'failed', rules.failureRate, rules.failureRateCalls) ??
    reason('failure_rate_large', 'failed', rules.failureRateLarge, rules.failureRateLargeCalls) ??
    reason('slow_rate', 'slow', rules.slowRate, rules.slowRateCalls)
  )
}
