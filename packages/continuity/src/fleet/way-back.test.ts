import { describe, expect, it } from 'vitest'
import { unspoken, type FleetState } from './fleet-state.ts'
import type { TripReason } from './schema.ts'
import { nextWord, type Facts } from './way-back.ts'

const settings = { rampPerSecond: 0.01, probes: 3, probesOverMs: 5_000, failedProbes: 3 }
const trip: TripReason = {
  rule: 'consecutive',
  kind: 'write',
  count: 5,
  of: 5,
  windowMs: 400,
  lastError: 'ECONNREFUSED',
  processes: 1,
}
const quiet: Facts = {
  nowMs: 100_000,
  sinceLastMs: 1_000,
  probes: { okInRow: 0, okSinceMs: 0, failedInRow: 0, failedSinceMs: 0, lastError: null },
  trips: [],
  probersTrips: 0,
  pooled: null,
  callers: 'unknown',
  badShare: 0,
  handOver: { waiting: 0, oldestMs: 0, comparison: null },
}
const word = (given: Partial<FleetState> = {}): FleetState => ({ ...unspoken('objects', 'aws:us-east-1'), ...given })
const ok = (okInRow: number, forMs: number): Facts['probes'] => ({
  okInRow,
  okSinceMs: quiet.nowMs - forMs,
  failedInRow: 0,
  failedSinceMs: 0,
  lastError: null,
})
const failed = (failedInRow: number, forMs = 60_000): Facts['probes'] => ({
  okInRow: 0,
  okSinceMs: 0,
  failedInRow,
  failedSinceMs: quiet.nowMs - forMs,
  lastError: 'no answer in 1000 ms',
})
/** Failed within a second, and no caller fares better. */
const justNow = (failedInRow: number): Partial<Facts> => ({ probes: failed(failedInRow, 1_000), callers: 'failing' })

describe('a side that serves', () => {
  it('is not opened by one process alone, whose own network may be gone', () => {
    expect(nextWord(word(), { ...quiet, trips: [trip] }, settings)).toBeNull()
  })

  it.each([
    ['two processes', { trips: [trip, trip] }],
    ['one process and a failed probe', { trips: [trip], probes: failed(1) }],
    ['one process and a probe that failed just now, with all other callers failing', { ...justNow(1), trips: [trip] }],
    ['three failed probes', { probes: failed(3) }],
    ['three probes that failed just now, with all callers failing', justNow(3)],
    ['three probes that failed just now, with nobody calling', { ...justNow(3), callers: 'idle' } satisfies Partial<Facts>],
    ['what all processes’ calls come to together', { pooled: { ...trip, processes: 4 } }],
  ])('is opened by %s', (_, facts) => {
    expect(nextWord(word(), { ...quiet, ...facts }, settings)).toMatchObject({
      change: { state: 'open', share: 0, phase: 'none' },
      transition: { kind: 'tripped' },
    })
  })

  it.each([
    [
      'one process and a failed probe while other callers are answered',
      { trips: [trip], probes: failed(1), callers: 'answered' },
    ],
    ['failed probes while callers are answered', { probes: failed(30), callers: 'answered' }],
    ['the prober’s own process and its probe', { trips: [trip], probersTrips: 1, probes: failed(2) }],
    ['one process and a probe, before others could say that they are answered', { trips: [trip], probes: failed(1, 2_400) }],
    ['three probes, before others could say that they are answered', { probes: failed(3, 2_400) }],
  ] as const)('is not opened by %s', (_, facts) => {
    expect(nextWord(word(), { ...quiet, ...facts }, settings)).toBeNull()
  })

  it('says why in words, with how many processes saw it', () => {
    const decision = nextWord(word(), { ...quiet, trips: [trip, trip] }, settings)
    expect(decision).toMatchObject({
      change: { reason: { processes: 2 } },
      transition: { sentence: '5 writes failed in a row (Connection refused)' },
    })
  })

  it('that lacks older writes is given them, compared, and only then called recovered', () => {
    const waiting = { waiting: 12, oldestMs: 6_000, comparison: null }
    expect(nextWord(word(), { ...quiet, handOver: waiting }, settings)?.change).toEqual({ phase: 'replaying' })
    expect(nextWord(word({ phase: 'replaying' }), { ...quiet, handOver: waiting }, settings)).toBeNull()
    expect(nextWord(word({ phase: 'replaying' }), quiet, settings)?.change).toEqual({ phase: 'comparing' })
    const compared = (differences: number) => ({ waiting: 0, oldestMs: 0, comparison: { differences, keys: 40 } })
    expect(nextWord(word({ phase: 'comparing' }), { ...quiet, handOver: compared(1) }, settings)).toBeNull()
    expect(nextWord(word({ phase: 'comparing' }), { ...quiet, handOver: compared(0) }, settings)).toMatchObject({
      change: { phase: 'none' },
      transition: { kind: 'recovered', sentence: 'Compared 40 keys: both sides are equal.' },
    })
  })
})

describe('a tripped side', () => {
  const open = (phase: FleetState['phase']) => word({ state: 'open', share: 0, phase, epoch: 4 })

  it('is believed after three probes over five seconds, not before', () => {
    expect(nextWord(open('none'), quiet, settings)).toBeNull()
    expect(nextWord(open('none'), { ...quiet, probes: ok(1, 0) }, settings)?.change).toEqual({ phase: 'answering' })
    expect(nextWord(open('answering'), { ...quiet, probes: ok(3, 4_000) }, settings)).toBeNull()
    expect(nextWord(open('answering'), { ...quiet, probes: ok(2, 9_000) }, settings)).toBeNull()
    expect(nextWord(open('answering'), { ...quiet, probes: ok(3, 5_000) }, settings)?.change).toEqual({ phase: 'replaying' })
  })

  it('takes calls only once nothing waits and both sides were compared', () => {
    const facts = { ...quiet, probes: ok(9, 20_000) }
    const waiting = { waiting: 3, oldestMs: 30_000, comparison: null }
    expect(nextWord(open('replaying'), { ...facts, handOver: waiting }, settings)).toBeNull()
    expect(nextWord(open('replaying'), facts, settings)?.change).toEqual({ phase: 'comparing' })
    expect(nextWord(open('comparing'), facts, settings)).toBeNull()
    const compared = { waiting: 0, oldestMs: 0, comparison: { differences: 0, keys: 7 } }
    expect(nextWord(open('comparing'), { ...facts, handOver: compared }, settings)?.change).toEqual({
      state: 'half_open',
      share: 0.01,
      phase: 'returning',
    })
  })

  it('starts again when probes fail on its way back', () => {
    expect(nextWord(open('replaying'), { ...quiet, probes: failed(2) }, settings)).toMatchObject({
      change: { phase: 'none' },
      transition: { kind: 'tripped' },
    })
  })

  it('of a port without writes goes straight back to taking calls', () => {
    expect(nextWord(open('answering'), { ...quiet, probes: ok(3, 5_000), handOver: null }, settings)?.change).toMatchObject({
      state: 'half_open',
    })
  })
})

describe('a side on its way back', () => {
  const back = (share: number) => word({ state: 'half_open', share, phase: 'returning', epoch: 7 })

  it('takes one hundredth more a second, less when calls go wrong, and falls back on a trip', () => {
    expect(nextWord(back(0.2), quiet, settings)?.change.share).toBeCloseTo(0.21)
    expect(nextWord(back(0.2), { ...quiet, badShare: 0.05 }, settings)?.change.share).toBeCloseTo(0.14)
    expect(nextWord(back(0.2), { ...quiet, trips: [trip], probes: failed(1) }, settings)?.change.state).toBe('open')
  })

  it('is closed at the full share, with the last writes still to be handed over', () => {
    expect(nextWord(back(0.995), quiet, settings)?.change).toEqual({ state: 'closed', share: 1, phase: 'replaying' })
    expect(nextWord(back(0.995), { ...quiet, handOver: null }, settings)).toMatchObject({
      change: { state: 'closed', phase: 'none' },
      transition: { kind: 'recovered' },
    })
  })
})
