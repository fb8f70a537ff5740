import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'

test('OPEN refuses without an Error until its time is over', () => {
  const { breakers, trip, clock, reason } = openBreakers()
  trip()
  expect(breakers.acquire(KEY, 'write')).toEqual({ denied: true, reason: 'open', untilMs: 1_060_000 })
  expect(breakers.acquire(KEY, 'write')).toBe(breakers.acquire(KEY, 'read'))
  clock.advance(59_999)
  expect(reason()).toBe('open')
})

test('a probe that fails opens again, for twice as long, up to ten minutes', () => {
  const { breakers, permit, trip, clock, snapshot } = openBreakers()
  trip()
  for (const minutes of [1, 2, 4, 8, 10, 10]) {
    const { sinceMs, openUntilMs } = snapshot()
    expect(openUntilMs! - sinceMs).toBe(minutes * 60_000)
    clock.advance(openUntilMs! - sinceMs)
    const probe = permit()
    clock.advance(70)
    breakers.settle(probe, 'failure')
    expect(snapshot().lastTrip?.evidence).toMatchObject({ rule: 'probes', kind: 'read', count: 1, of: 1, windowMs: 70 })
  }
})

test('the open time is moved by a fifth at most, either way', () => {
  for (const [random, ms] of [
    [0, 48_000],
    [1, 72_000],
  ] as const) {
    const { trip, snapshot } = openBreakers({ random: () => random })
    trip()
    expect(snapshot().openUntilMs! - snapshot().sinceMs).toBeCloseTo(ms)
  }
})

test('a throttled probe neither opens nor begins the way back: the next one waits a second', () => {
  const { call, permit, tripAndWait, snapshot, reason, clock } = openBreakers()
  tripAndWait()
  call('throttled')
  expect(snapshot()).toMatchObject({ state: 'half_open', share: 0 })
  expect(reason()).toBe('share')
  clock.advance(1000)
  expect(permit().isProbe).toBe(true)
})

test('a slow probe was answered: the way back begins, at its smallest share', () => {
  const { call, tripAndWait, snapshot } = openBreakers()
  tripAndWait()
  call('slow')
  expect(snapshot()).toMatchObject({ state: 'half_open', share: 0.01 })
})

test('three good active probes over five seconds end OPEN early', () => {
  const { breakers, trip, clock, state, transitions } = openBreakers()
  breakers.probeResult(KEY, true)
  trip()
  for (const ok of [true, true, false, true]) breakers.probeResult(KEY, ok)
  clock.advance(4999)
  for (let nth = 0; nth < 5; nth++) breakers.probeResult(KEY, true)
  expect(state()).toBe('open')
  clock.advance(1)
  breakers.probeResult(KEY, true)
  expect(transitions.at(-1)).toMatchObject({ to: 'half_open', cause: 'probes', share: 0 })
})

test('it opens for longer when it had just come back, and forgets that after the first open time', () => {
  for (const [closedMs, openMs] of [
    [59_999, 120_000],
    [60_000, 60_000],
  ] as const) {
    const { breakers, tripAndWait, trip, clock, call, snapshot, state } = openBreakers()
    tripAndWait()
    call('success')
    while (state() !== 'closed') {
      clock.advance(1000)
      call('success')
    }
    clock.advance(closedMs)
    trip()
    expect(snapshot().openUntilMs! - snapshot().sinceMs).toBe(openMs)
    expect([...breakers.keys()]).toEqual([KEY])
  }
})

test('two good probes are not enough, however far apart; the third is, at five seconds', () => {
  const { breakers, trip, clock, state } = openBreakers()
  trip()
  for (let nth = 0; nth < 3; nth++) breakers.probeResult(KEY, true)
  expect(state()).toBe('open')
  breakers.probeResult(KEY, false)
  breakers.probeResult(KEY, true)
  clock.advance(5000)
  breakers.probeResult(KEY, true)
  expect(state()).toBe('open')
  breakers.probeResult(KEY, true)
  expect(state()).toBe('half_open')
})

test('a trip on the way back opens for longer, however long the way was', () => {
  const { tripAndWait, call, clock, trip, snapshot } = openBreakers()
  tripAndWait()
  for (let second = 0; second < 80; second++) {
    call('success')
    clock.advance(1000)
  }
  trip()
  expect(snapshot()).toMatchObject({ state: 'open', openUntilMs: clock.monotonicMs() + 120_000 })
})

test('the end of OPEN is noticed without a call', () => {
  const { breakers, trip, clock, transitions } = openBreakers()
  trip()
  clock.advance(60_250)
  breakers.sweep()
  expect(transitions.at(-1)).toMatchObject({ from: 'open', to: 'half_open', cause: 'waited' })
})

test('probes that fail once OPEN is over open it again', () => {
  const { breakers, tripAndWait, transitions } = openBreakers()
  tripAndWait()
  for (let nth = 0; nth < 3; nth++) breakers.probeResult(KEY, false)
  expect(transitions.map(({ to }) => to)).toEqual(['open', 'half_open', 'open'])
})
