import { describe, expect, it } from 'vitest'
import type { CallOutcome, LoadCall } from './history.ts'
import { auditLoad } from './audit-load.ts'
import { figuresOf } from './figures.ts'
import type { SideContents } from '@understudy/ports/server'

const ok: CallOutcome = { ok: true, servedBy: 'aws:us-east-1', ageMs: 0, sequence: null }
const failed = (maybeApplied: boolean): CallOutcome => ({
  ok: false,
  code: 'unavailable',
  reason: 'Scripted',
  verdict: 'unhealthy',
  maybeApplied,
  message: '',
})
const put = (sequence: number, outcome: CallOutcome | null = ok, more: Partial<LoadCall> = {}): LoadCall => ({
  client: 'a',
  nth: sequence,
  atMs: sequence * 10,
  kind: 'put',
  tenant: 'one',
  key: 'load/a/0',
  operationId: `op${sequence}`,
  sequence,
  etag: `etag${sequence}`,
  end: outcome && { atMs: sequence * 10 + 5, outcome },
  ...more,
})
const event = (sequence: number): LoadCall => put(sequence, ok, { kind: 'event', key: 'a/s0', etag: null })
const side = (
  name: 'aws' | 'local',
  versions: readonly string[],
  events: readonly string[] = [],
  key = 'load/a/0',
): SideContents => ({
  side: name,
  tenants: new Map([
    ['one', { objects: new Map([[key, versions]]), events: new Map(events.length > 0 ? [['a/s0', events]] : []) }],
  ]),
})
const both = (versions: readonly string[], events: readonly string[] = []) => [
  side('aws', versions, events),
  side('local', versions, events),
]
const kindsOf = (calls: readonly LoadCall[], sides: readonly SideContents[]) => [
  ...new Set(auditLoad(calls, ['one'], sides).findings.map(({ kind }) => kind)),
]

describe('the audit', () => {
  const calls = [put(1), put(2), put(3), event(4), event(5)]

  it('finds nothing where everything is there once, in order, on both sides', () => {
    const audit = auditLoad(calls, ['one'], both(['etag1', 'etag2', 'etag3'], ['op4', 'op5']))
    expect(audit).toMatchObject({ writes: 5, acknowledged: 5, findings: [] })
  })

  it.each([
    ['lost', both(['etag1', 'etag3'], ['op4', 'op5'])],
    ['lost', both(['etag1', 'etag2', 'etag3'], ['op4'])],
    ['doubled', both(['etag1', 'etag2', 'etag2', 'etag3'], ['op4', 'op5'])],
    ['doubled', both(['etag1', 'etag2', 'etag3'], ['op4', 'op4', 'op5'])],
    ['disordered', both(['etag1', 'etag3', 'etag2'], ['op4', 'op5'])],
    ['foreign', both(['etag1', 'etag2', 'etag3', 'etag of another tenant'], ['op4', 'op5'])],
  ] as const)('finds what is %s', (kind, sides) => {
    expect(kindsOf(calls, sides)).toContain(kind)
  })

  it('finds a side that does not hold what the other holds', () => {
    const sides = [side('aws', ['etag1', 'etag2']), side('local', ['etag1'])]
    expect(kindsOf([put(1), put(2, null)], sides)).toEqual(['different'])
  })

  it('leaves open whether a write that nobody was told of is there, but not whether it is there twice', () => {
    for (const outcome of [null, failed(true)]) {
      const open = [put(1), put(2, outcome), put(3)]
      expect(kindsOf(open, both(['etag1', 'etag3']))).toEqual([])
      expect(kindsOf(open, both(['etag1', 'etag2', 'etag3']))).toEqual([])
      expect(kindsOf(open, both(['etag1', 'etag3', 'etag2']))).toEqual([])
      expect(kindsOf(open, both(['etag2', 'etag1', 'etag2', 'etag3']))).toContain('doubled')
    }
  })

  it('finds a write that was refused and happened all the same', () => {
    expect(kindsOf([put(1), put(2, failed(false))], both(['etag1', 'etag2']))).toEqual(['denied'])
  })

  it('goes by when calls began and ended, also between clients', () => {
    const shared = [put(1), put(2, ok, { client: 'b' })]
    expect(kindsOf(shared, both(['etag2', 'etag1']))).toEqual(['disordered'])
    const atOnce = [put(1), put(2, ok, { client: 'b', atMs: 12 })]
    expect(kindsOf(atOnce, both(['etag2', 'etag1']))).toEqual([])
  })
})

describe('the figures', () => {
  it('count calls by when they began, and what failed of them', () => {
    const calls = [put(1), put(2, failed(true)), put(3, { ...ok, servedBy: 'local' }), put(4, null)]
    expect(figuresOf(calls, 15, 100)).toMatchObject({
      calls: 2,
      failed: 1,
      failedRatio: 0.5,
      byAws: 0,
      byLocal: 1,
      reasons: { 'unavailable Scripted': 1 },
    })
  })

  it('name reads that showed less than was acknowledged, unless they say how old they are', () => {
    const read = (seen: number, ageMs: number) => put(5, { ...ok, ageMs, sequence: seen }, { kind: 'get' })
    expect(figuresOf([read(5, 0)]).untruthful).toBe(0)
    expect(figuresOf([read(4, 0)]).untruthful).toBe(1)
    expect(figuresOf([read(4, 1_500)]).untruthful).toBe(0)
  })
})
