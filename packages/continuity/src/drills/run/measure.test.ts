import { describe, expect, it } from 'vitest'
import type { LoadCall } from '../../load/history.ts'
import { callsByPort, localP95Ms, longestSilenceMs, measurePort, outOfBreath, pointsOf, writesTakenHere } from './measure.ts'

let nth = 0
const call = (atMs: number, tookMs: number, change: Partial<LoadCall> & { by?: string; fails?: string } = {}): LoadCall => {
  const { by = 'aws:us-east-1', fails, ...more } = change
  const outcome = fails
    ? { ok: false as const, code: 'unavailable', reason: fails, verdict: 'unhealthy', maybeApplied: false, message: '' }
    : { ok: true as const, servedBy: by, ageMs: 0, sequence: null }
  nth += 1
  return {
    client: 'a',
    nth,
    atMs,
    kind: 'put',
    tenant: 'drill-one',
    key: 'k',
    operationId: `op${nth}`,
    sequence: nth,
    etag: null,
    end: { atMs: atMs + tookMs, outcome },
    ...more,
  }
}

describe('the longest silence', () => {
  it('is as long as a call takes while all is well', () => {
    expect(longestSilenceMs([call(0, 10), call(100, 12), call(200, 8)])).toBe(12)
  })

  it('lasts from the first call that nobody answered until anybody answers', () => {
    expect(longestSilenceMs([call(0, 10), call(1_000, 400, { fails: 'ECONNREFUSED' }), call(1_500, 300, { by: 'local' })])).toBe(
      800,
    )
  })

  it('does not grow with the pause between calls', () => {
    expect(longestSilenceMs([call(0, 10), call(60_000, 10)])).toBe(10)
  })

  it('is not over before somebody was answered', () => {
    expect(longestSilenceMs([call(0, 10), call(1_000, 500, { fails: 'x' }), call(4_000, 500, { fails: 'x' })])).toBe(3_500)
    expect(longestSilenceMs([])).toBeNull()
  })
})

it('figures of a port say who served, what failed and why', () => {
  const calls = [call(0, 10), call(0, 20, { by: 'local' }), call(0, 5, { fails: 'Timeout' }), call(0, 5, { fails: 'Timeout' })]
  expect(measurePort('objects', calls, 1_400)).toMatchObject({
    calls: 4,
    failed: 2,
    byAws: 1,
    byLocal: 1,
    detectedMs: 1_400,
    reasons: [{ reason: 'unavailable Timeout', count: 2 }],
  })
  expect(localP95Ms(calls)).toBe(20)
})

it('calls without an end are nobody’s', () => {
  const calls = [call(0, 10), call(0, 10, { kind: 'event' }), call(0, 10, { end: null })]
  expect([...callsByPort(calls)].map(([port, own]) => [port, own.length])).toEqual([
    ['objects', 1],
    ['memory', 1],
  ])
})

it('writes taken here are those that this machine acknowledged', () => {
  expect(writesTakenHere([call(0, 1, { by: 'local' }), call(0, 1), call(0, 1, { by: 'local', kind: 'get' })])).toBe(1)
})

it('points count by port and second, before the script below zero', () => {
  const calls = [call(100, 50), call(1_100, 50, { by: 'local' }), call(1_200, 50, { fails: 'x', kind: 'event' })]
  expect(pointsOf(calls, 1_000)).toEqual([
    { port: 'objects', second: -1, aws: 1, local: 0, failed: 0, slowestMs: 50 },
    { port: 'objects', second: 0, aws: 0, local: 1, failed: 0, slowestMs: 50 },
    { port: 'memory', second: 0, aws: 0, local: 0, failed: 1, slowestMs: 50 },
  ])
})

it('a machine that is slow in peace is said to be, whatever comes after', () => {
  expect(outOfBreath([call(0, 20), call(6_000, 4_000)], 5_000)).toBeNull()
  expect(outOfBreath([call(0, 900), call(6_000, 4)], 5_000)).toMatch(/out of breath .* up to 900 ms in peace/)
})
