import { describe, expect, it } from 'vitest'
import type { DrillFigures } from '../schema.ts'
import type { ClaimLimits } from '../timeline/timeline.ts'
import { judgeClaims, verdictOf } from './judge-claims.ts'

const limits: ClaimLimits = {
  failedShare: 0.001,
  detectionMs: 5_000,
  rtoMs: 3_000,
  lostWrites: 0,
  differences: 0,
  handedBackMs: 600_000,
}
const figures: DrillFigures = {
  calls: 10_000,
  failed: 10,
  failedShare: 0.001,
  byAws: 5_000,
  byLocal: 4_990,
  detectedMs: 1_400,
  rtoMs: 800,
  journalled: 3_000,
  waiting: 0,
  conflicts: 1,
  localP95Ms: 24,
  handedBackMs: 90_000,
  lost: 0,
  doubled: 0,
  disordered: 0,
  differences: 0,
}
const states = (change: Partial<DrillFigures> = {}, of: Partial<ClaimLimits> = {}) =>
  Object.fromEntries(judgeClaims({ ...limits, ...of }, { ...figures, ...change }).map(({ key, state }) => [key, state]))
const verdict = (change: Partial<DrillFigures> = {}) => verdictOf(judgeClaims(limits, { ...figures, ...change }))

describe('claims', () => {
  it('hold up to their limit, and not beyond it', () => {
    expect(new Set(Object.values(states()))).toEqual(new Set(['holds']))
    expect(states({ failedShare: 0.0011 })).toMatchObject({ failedShare: 'broken', rto: 'holds' })
    expect(states({ rtoMs: 3_001 })).toMatchObject({ rto: 'broken' })
    expect(states({ handedBackMs: 600_001 })).toMatchObject({ handedBack: 'broken' })
  })

  it('count a write there twice, or out of order, as they count a lost one', () => {
    for (const change of [{ lost: 1 }, { doubled: 1 }, { disordered: 1 }])
      expect(states(change)).toMatchObject({ lostWrites: 'broken', differences: 'holds' })
  })

  it('are open while nothing is known', () => {
    expect(states({ calls: 0, failedShare: 0, detectedMs: null, lost: null, differences: null, handedBackMs: null })).toEqual({
      failedShare: 'open',
      detection: 'open',
      rto: 'holds',
      lostWrites: 'open',
      differences: 'open',
      handedBack: 'open',
    })
  })

  it('say what was measured, and are only those that the timeline makes', () => {
    const [first, second] = judgeClaims({ ...limits, detectionMs: null }, figures)
    expect(first).toMatchObject({ title: 'At most 0.1 % of calls fail for the caller', value: '10 of 10000, 0.1 %' })
    expect(second).toMatchObject({ key: 'rto', value: '800 ms' })
  })
})

describe('the verdict', () => {
  it('is passed when every claim holds, and failed when one does not', () => {
    expect(verdict()).toBe('passed')
    expect(verdict({ differences: 1 })).toBe('failed')
  })

  it('is not passed on what nobody knows', () => {
    expect(verdict({ lost: null })).toBe('failed')
    expect(verdict({ detectedMs: null })).toBe('failed')
  })
})
