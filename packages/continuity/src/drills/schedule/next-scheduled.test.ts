import { describe, expect, it } from 'vitest'
import type { DrillFacts } from '../drill-facts.ts'
import type { Rehearsal } from '../schema.ts'
import { longestUnrehearsed, nextScheduled, weeklyCron } from './next-scheduled.ts'

const facts = (state: 'running' | 'off' = 'running', isOn = true) =>
  ({
    schedule: { isOn, day: 'sunday', hour: 4 },
    sandbox: { facts: { state, sentence: 'Switched off.', ports: [] } },
  }) as unknown as Pick<DrillFacts, 'schedule' | 'sandbox'>
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
    expect(nextScheduled(facts(), rehearsals, new Date(now)).nextAt?.toISOString()).toBe(next)
  })

  it('takes the longest unrehearsed first, of those that can be', () => {
    expect(longestUnrehearsed(rehearsals).map(({ port }) => port)).toEqual(['memory', 'objects'])
    expect(nextScheduled(facts(), rehearsals, new Date()).nextPort).toBe('memory')
  })

  it('is off where there is no sandbox, where it is switched off, and where nothing can be rehearsed', () => {
    expect(nextScheduled(facts('off'), rehearsals, new Date())).toMatchObject({ isOn: false, reason: 'Switched off.' })
    expect(nextScheduled(facts('running', false), rehearsals, new Date())).toMatchObject({ isOn: false })
    expect(nextScheduled(facts(), [], new Date())).toMatchObject({ isOn: false, reason: 'The sandbox answers for no port.' })
  })

  it('is told to the queue in its own words', () => {
    expect(weeklyCron({ isOn: true, day: 'sunday', hour: 4 })).toBe('0 4 * * 0')
    expect(weeklyCron({ isOn: true, day: 'friday', hour: 23 })).toBe('0 23 * * 5')
  })
})
