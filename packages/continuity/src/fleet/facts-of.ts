import type { PortName } from '@understudy/ports'
import type { CallKind } from '@understudy/resilience'
import { hasCanary } from '../health/probe.ts'
import { callersSay } from './callers.ts'
import { pooledTrip, type PoolRules } from './pooled-trip.ts'
import type { Evidence } from './read-evidence.ts'
import type { Facts } from './way-back.ts'

/** Milliseconds after which somebody's answer says nothing any more against failed probes. */
const ANSWERED_MS = 6_000

export interface ProbersView {
  /** The process that probes: it and its probes go the same way, so that one does not bear out the other. */
  readonly processId: string
  readonly port: PortName
  readonly rules: PoolRules
  readonly probes: Pick<Facts['probes'], 'failedSinceMs'>
  readonly nowMs: number
}

/** What follows from the processes' counts. */
export function factsOf(
  { processes, trips, badShare }: Evidence,
  { processId, port, rules, probes, nowMs }: ProbersView,
): Pick<Facts, 'trips' | 'probersTrips' | 'pooled' | 'callers' | 'badShare'> {
  const others = processes.filter((each) => each.processId !== processId)
  return {
    trips: trips.map(({ processId: _, ...reason }) => reason),
    probersTrips: trips.filter((each) => each.processId === processId).length,
    pooled: pooledTrip(processes, rules),
    callers: callersSay(others, {
      kinds: kindsThatCount(port, trips[0]?.kind),
      withinMs: Math.min(nowMs - probes.failedSinceMs, ANSWERED_MS),
    }),
    badShare,
  }
}

/** Against a process whose writes fail, and against a canary that could not be written, only answered writes speak. */
function kindsThatCount(port: PortName, tripped: Evidence['trips'][number]['kind'] | undefined): readonly CallKind[] {
  if (tripped && tripped !== 'probe') return [tripped]
  return hasCanary(port) ? ['write'] : ['read', 'write']
}
