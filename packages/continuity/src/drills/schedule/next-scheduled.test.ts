import { describe, expect, it } from 'vitest'
import type { DrillFacts } from '../drill-facts.ts'
import type { Rehearsal } from '../schema.ts'
import { isDrillHour, longestUnrehearsed, nextScheduled } from './next-scheduled.ts'

const weekly = { isOn: true, day: 'sunday', hour: 4, changed: null } as const
const sandbox = (state: 'running' | 'off' = 'running') =>
  ({ facts: { state, sentence: 'There is no sandbox.', ports: [] } }) as unknown as DrillFacts['sandbox']
const rehearsal = (port: Rehearsal['port'], at: string | null, canRun = true): Rehearsal => ({
  port,
  canRun,
  reason: null,
  last: at === null ? null : { id: '018f0000-0000-7000-8000-000000000001', title: 't', state: 'passed', at: new Date(at) },
  isOverdue: false,
})
const rehearsals = [rehearsal('objects', '2026-11-20T04:00:00Z'), rehearsal('memory', null), rehearsal('search', null, false)]

describe('the schedule', () => {
  it.each([
    ['2026-11-21T12:00:00Z', '2026-11-22T04:00:00.000Z'],
    ['2026-11-22T03:59:00Z', '2026-11-22T04:00:00.000Z'],
    ['2026-11-22T04:00:00Z', '2026-11-29T04:00:00.000Z'],
  ])('after %s comes next at %s', (now, next) => {
    expect(nextScheduled(weekly, sandbox(), rehearsals, new Date(now)).nextAt?.toISOString()).toBe(next)
  })

  it('takes the longest unrehearsed first, of those that can be', () => {
    expect(longestUnrehearsed(rehearsals).map(({ port }) => port)).toEqual(['memory', 'objects'])
    expect(nextScheduled(weekly, sandbox(), rehearsals, new Date()).nextPort).toBe('memory')
  })

  it('is off where there is no sandbox, where it is switched off, and where nothing can be rehearsed', () => {
    const next = (schedule: Parameters<typeof nextScheduled>[0], where = sandbox(), known = rehearsals) =>
      nextScheduled(schedule, where, known, new Date())
    const changed = { byName: 'Ana', at: new Date() }
    expect(next(weekly, sandbox('off'))).toMatchObject({ isOn: false, isWanted: true, reason: 'There is no sandbox.' })
    expect(next({ ...weekly, isOn: false }).reason).toContain('continuity.drills.scheduled')
    expect(next({ ...weekly, isOn: false, changed })).toMatchObject({ isWanted: false, reason: 'Switched off by Ana.', changed })
    expect(next(weekly, sandbox(), [])).toMatchObject({ isOn: false, reason: 'The sandbox answers for no port.' })
  })

  it.each([
    ['2026-11-22T04:00:02Z', true],
    ['2026-11-22T04:59:59Z', true],
    ['2026-11-22T03:59:59Z', false],
    ['2026-11-22T05:00:00Z', false],
    ['2026-11-23T04:00:02Z', false],
  ])('is due in its hour of its day alone: %s', (now, isDue) => {
    expect(isDrillHour(weekly, new Date(now))).toBe(isDue)
    expect(isDrillHour({ ...weekly, isOn: false }, new Date(now))).toBe(false)
  })
})
