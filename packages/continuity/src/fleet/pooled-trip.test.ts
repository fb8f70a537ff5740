import { DEFAULT_SETTINGS as rules } from '@understudy/resilience'
import { describe, expect, it } from 'vitest'
import { pooledTrip } from './pooled-trip.ts'
import { processCounts, type CountsGiven } from './testing-counts.ts'

const trip = (...given: readonly CountsGiven[]) =>
  pooledTrip(
    given.map((each, nth) => processCounts(`p${nth}`, each)),
    rules,
  )
const run = (consecutive: number): CountsGiven => ({ consecutive, failed: consecutive })
/** Answered last, so that nothing is in a row. */
const counted = (answered: number, failed: number, slow = 0): CountsGiven => ({ answered, failed, slow, answeredAgoMs: 100 })

describe('processes together', () => {
  it('trip on failures in a row that none of them has alone', () => {
    expect(trip(run(3), run(1), run(1))).toMatchObject({ rule: 'consecutive', kind: 'write', count: 5, processes: 3 })
    expect(trip(run(3), run(1))).toBeNull()
    expect(trip({ ...run(3), kind: 'read' }, run(2))).toBeNull()
  })

  it('do not trip on failures in a row while anybody is answered', () => {
    expect(trip(run(4), run(4), { answeredAgoMs: 1_999 })).toBeNull()
    expect(trip(run(4), run(4), { answeredAgoMs: 2_000 })).not.toBeNull()
  })

  it('trip on a share of failures among many calls, a few of each process', () => {
    expect(trip(counted(20, 5), counted(20, 5), counted(20, 5), counted(20, 5))).toMatchObject({
      ...{ rule: 'failure_rate_large', count: 20, of: 100, processes: 4 },
    })
    expect(trip(counted(20, 5), counted(20, 5), counted(20, 5), counted(20, 4))).toBeNull()
    expect(trip(counted(5, 5), counted(5, 5))).toMatchObject({ rule: 'failure_rate', count: 10, of: 20 })
    expect(trip(counted(10, 0, 5), counted(10, 0, 5))).toMatchObject({ rule: 'slow_rate', count: 10, of: 20 })
  })

  it('do not trip because one of them fares badly, however badly', () => {
    expect(trip(run(4), run(1))).toBeNull()
    expect(trip(counted(0, 40), counted(60, 0))).toBeNull()
    expect(trip(counted(0, 40), counted(57, 3))).toBeNull()
    expect(trip(counted(0, 90), counted(9, 1))).toBeNull()
    expect(trip(counted(0, 0, 40), counted(20, 0, 0))).toBeNull()
    expect(trip(run(90))).toBeNull()
  })

  it('are counted without those whose own breaker is open', () => {
    expect(trip({ ...run(4), state: 'open' }, run(2), run(2))).toBeNull()
  })
})
