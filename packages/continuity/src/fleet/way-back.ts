import { reasonWords } from '../route/skip-reasons.ts'
import type { CallersSay } from './callers.ts'
import type { FleetChange } from './change-fleet.ts'
import type { FleetState } from './fleet-state.ts'
import type { NewTransition } from './record-transition.ts'
import type { TripReason } from './schema.ts'

/** How carefully a side is taken back. */
export interface WayBackSettings {
  /** Share of calls that HALF_OPEN adds in a second. */
  readonly rampPerSecond: number
  /** Active probes in a row, over so many milliseconds, before a side is believed to answer again. */
  readonly probes: number
  readonly probesOverMs: number
  /** Failed probes in a row that trip without any call having failed. */
  readonly failedProbes: number
}

/** What the coordinator knows when it decides, of one provider of one port. */
export interface Facts {
  readonly nowMs: number
  /** Milliseconds since the share last moved. */
  readonly sinceLastMs: number
  /** Active probes in a row up to now. */
  readonly probes: {
    readonly okInRow: number
    readonly okSinceMs: number
    readonly failedInRow: number
    readonly failedSinceMs: number
    readonly lastError: string | null
  }
  /** Trips of single processes that are newer than the fleet's word. */
  readonly trips: readonly TripReason[]
  /** How many of these are the prober's own process's: it and its probes go the same way. */
  readonly probersTrips: number
  /** What all processes' calls come to together, where it is enough. */
  readonly pooled: TripReason | null
  /** Whether callers beside the prober, and those that have tripped, contradict the probes or bear them out. */
  readonly callers: CallersSay
  /** 0 to 1: of the calls that all processes counted lately, how many failed or were slow. */
  readonly badShare: number
  /** Null for a port whose calls leave nothing to hand over. */
  readonly handOver: {
    /** Writes that wait for it; those of the last moments count too. */
    readonly waiting: number
    /** Milliseconds since the oldest of them was made; 0 when none waits. */
    readonly oldestMs: number
    /** The comparison of both sides since this phase began; null while it runs. */
    readonly comparison: { readonly differences: number; readonly keys: number } | null
  } | null
}

export interface Decision {
  readonly change: FleetChange
  readonly transition?: Pick<NewTransition, 'kind' | 'sentence'>
}

const FIRST_SHARE = 0.01
const RAMP_BAD_SHARE = 0.01
const RAMP_DECREASE = 0.7
/** Milliseconds: younger writes are on their way and hold nobody up. */
const FRESH_MS = 2_000
const BEHIND_MS = 5_000
/** Milliseconds after a probe failed in which those who are answered all the same have said so. */
const SPEAK_UP_MS = 2_500
/** Failed probes in a row that end a way back. */
const SETBACK_PROBES = 2

/** The fleet's next word on a provider, or null while everything stays as it is. Pure: the same facts, the same word. */
export function nextWord(word: FleetState, facts: Facts, settings: WayBackSettings): Decision | null {
  if (word.state === 'open') return whileOpen(word, facts, settings)
  const trip = tripOf(facts, settings)
  if (trip) return opened(trip, word.state === 'half_open' ? 'fell back: ' : '')
  return word.state === 'half_open' ? whileReturning(word, facts, settings) : whileClosed(word, facts)
}

/**
 * Two processes' evidence, or one's and a failed probe, or probes alone; never one process's or the prober's against what others are
 * answered: whoever is alone with it may have lost its own network.
 */
function tripOf(facts: Facts, { failedProbes }: WayBackSettings): TripReason | null {
  const { trips, probersTrips, pooled, probes } = facts
  const first = trips[0]
  if (first && trips.length > 1) return { ...first, processes: trips.length }
  if (pooled) return pooled
  const isBornOut = first !== undefined && trips.length > probersTrips && probes.failedInRow > 0
  if ((!isBornOut && probes.failedInRow < failedProbes) || isContradicted(facts)) return null
  if (isBornOut) return { ...first, processes: trips.length }
  const { failedInRow: count, lastError } = probes
  return { rule: 'probes', kind: 'probe', count, of: count, windowMs: 0, lastError, processes: 1 }
}

/** Or may still be: what callers hear after a failed probe takes a moment to be told. */
function isContradicted({ callers, probes, nowMs }: Facts): boolean {
  if (callers === 'failing' || callers === 'idle') return false
  return callers === 'answered' || nowMs - probes.failedSinceMs < SPEAK_UP_MS
}

const opened = (reason: TripReason, prefix: string): Decision => ({
  change: { state: 'open', share: 0, phase: 'none', reason },
  transition: { kind: 'tripped', sentence: `${prefix}${reasonWords(reason)}` },
})

function whileOpen(word: FleetState, facts: Facts, settings: WayBackSettings): Decision | null {
  const { probes, handOver } = facts
  if (word.phase !== 'none' && probes.failedInRow >= SETBACK_PROBES)
    return {
      change: { phase: 'none' },
      transition: { kind: 'tripped', sentence: `probes fail again: ${probes.lastError ?? 'no answer'}` },
    }
  switch (word.phase) {
    case 'none':
    case 'returning':
      return probes.okInRow > 0
        ? {
            change: { phase: 'answering' },
            transition: { kind: 'answering', sentence: 'A probe wrote, read and removed its canary.' },
          }
        : null
    case 'answering': {
      const isBelieved = probes.okInRow >= settings.probes && facts.nowMs - probes.okSinceMs >= settings.probesOverMs
      if (!isBelieved) return null
      return handOver ? replaying(handOver.waiting) : returning('It answers; there is nothing to hand over.')
    }
    case 'replaying':
      return handOver && handOver.oldestMs > FRESH_MS ? null : comparing
    case 'comparing':
      if (!handOver?.comparison) return null
      return returning(comparedSentence(handOver.comparison))
  }
}

function whileReturning(word: FleetState, facts: Facts, { rampPerSecond }: WayBackSettings): Decision | null {
  if (facts.badShare > RAMP_BAD_SHARE) return { change: { share: Math.max(FIRST_SHARE, word.share * RAMP_DECREASE) } }
  const share = Math.min(1, word.share + (rampPerSecond * facts.sinceLastMs) / 1_000)
  if (share < 1) return { change: { share } }
  if (!facts.handOver)
    return { change: { state: 'closed', share: 1, phase: 'none' }, transition: recovered('All calls are back.') }
  return {
    change: { state: 'closed', share: 1, phase: 'replaying' },
    transition: { kind: 'replaying', sentence: 'All calls are back; the last writes are handed over.' },
  }
}

function whileClosed(word: FleetState, { handOver }: Facts): Decision | null {
  if (!handOver) return null
  switch (word.phase) {
    case 'replaying':
      return handOver.oldestMs > FRESH_MS ? null : comparing
    case 'comparing':
      if (handOver.comparison?.differences !== 0) return null
      return { change: { phase: 'none' }, transition: recovered(comparedSentence(handOver.comparison)) }
    default:
      // After an order that kept it local, say: it serves, and lacks what was written meanwhile.
      return handOver.oldestMs > BEHIND_MS ? replaying(handOver.waiting) : null
  }
}

const replaying = (waiting: number): Decision => ({
  change: { phase: 'replaying' },
  transition: { kind: 'replaying', sentence: `${waiting} ${waiting === 1 ? 'write is' : 'writes are'} handed over, in order.` },
})

const comparing: Decision = {
  change: { phase: 'comparing' },
  transition: { kind: 'comparing', sentence: 'Nothing waits; both sides are compared.' },
}

const returning = (sentence: string): Decision => ({
  change: { state: 'half_open', share: FIRST_SHARE, phase: 'returning' },
  transition: { kind: 'returning', sentence: `${sentence} Calls return, 1 % first.` },
})

const recovered = (sentence: string) => ({ kind: 'recovered', sentence }) as const

const comparedSentence = ({ differences, keys }: { differences: number; keys: number }): string =>
  differences === 0 ? `Compared ${keys} keys: both sides are equal.` : `Compared ${keys} keys: ${differences} differ.`
