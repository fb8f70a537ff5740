import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'

test('one failure with the defaults does not open, the fifth in a row does, with its evidence', () => {
  const { call, calls, clock, state, transitions } = openBreakers()
  call('failure')
  expect(state()).toBe('closed')
  calls(3, 'failure')
  expect(state()).toBe('closed')
  clock.advance(300)
  call('failure')
  expect(transitions).toEqual([
    {
      key: KEY,
      from: 'closed',
      to: 'open',
      cause: 'trip',
      generation: 2,
      share: 0,
      evidence: { rule: 'consecutive', kind: 'read', count: 5, of: 5, windowMs: 300, lastError: 'boom' },
      atMonotonicMs: 1_000_300,
    },
  ])
})

test('an unknown outcome is a failure; an answer ends the run, a slow one too', () => {
  const { calls, call, state } = openBreakers()
  for (const answer of ['success', 'slow'] as const) {
    calls(4, 'unknown')
    call(answer)
  }
  calls(4, 'unknown')
  expect(state()).toBe('closed')
  call('unknown')
  expect(state()).toBe('open')
})

test('reads and writes are counted apart', () => {
  const { calls, call, state, snapshot } = openBreakers()
  calls(4, 'failure', 'read')
  calls(4, 'failure', 'write')
  expect(state()).toBe('closed')
  expect(snapshot().kinds).toMatchObject({ read: { calls: 4, failures: 4 }, write: { calls: 4, failures: 4 } })
  call('success', 'read')
  call('failure', 'write')
  expect(snapshot().lastTrip?.evidence).toMatchObject({ rule: 'consecutive', kind: 'write', count: 5 })
})

test('half of twenty calls failing opens, also when the twentieth goes well', () => {
  const { call, state, snapshot } = openBreakers()
  for (let nth = 0; nth < 19; nth++) call(nth % 2 === 0 ? 'failure' : 'success')
  expect(state()).toBe('closed')
  call('success')
  expect(snapshot().lastTrip?.evidence).toMatchObject({ rule: 'failure_rate', count: 10, of: 20, windowMs: 10_000 })
})

test('and when the twentieth fails: the evidence is the window, not the run', () => {
  const { call, snapshot } = openBreakers()
  for (let nth = 0; nth < 20; nth++) call(nth % 2 === 0 ? 'success' : 'failure')
  expect(snapshot().lastTrip?.evidence).toMatchObject({ rule: 'failure_rate', count: 10, of: 20, windowMs: 10_000 })
})

test('a fifth of a hundred calls failing opens, and one less does not', () => {
  const few = openBreakers()
  for (let nth = 0; nth < 100; nth++) few.call(nth % 5 === 0 && nth > 0 ? 'failure' : 'success')
  expect(few.snapshot().kinds.read).toMatchObject({ calls: 100, failures: 19 })
  expect(few.state()).toBe('closed')
  const enough = openBreakers()
  for (let nth = 0; nth < 100; nth++) enough.call(nth % 5 === 0 ? 'failure' : 'success')
  expect(enough.snapshot().lastTrip?.evidence).toMatchObject({ rule: 'failure_rate_large', count: 20, of: 100 })
})

test('half of twenty calls slow opens, told so or measured', () => {
  for (const tell of [true, false]) {
    const { breakers, call, clock, permit, snapshot } = openBreakers({ defaults: { slowMs: 100 } })
    for (let nth = 0; nth < 10; nth++) {
      call('success')
      const slow = permit()
      if (!tell) clock.advance(101)
      breakers.settle(slow, tell ? 'slow' : 'success')
    }
    expect(snapshot().lastTrip?.evidence).toMatchObject({ rule: 'slow_rate', count: 10, of: 20 })
  }
})

test('a call that takes exactly as long as it may is not slow', () => {
  const { breakers, clock, permit, snapshot } = openBreakers({ defaults: { slowMs: 100 } })
  for (const tookMs of [100, 101]) {
    const call = permit()
    clock.advance(tookMs)
    breakers.settle(call, 'success')
  }
  expect(snapshot().kinds.read).toMatchObject({ calls: 2, slow: 1 })
})

test('throttling opens nothing and hides nothing', () => {
  const { calls, call, state, snapshot } = openBreakers()
  calls(200, 'throttled')
  expect(state()).toBe('closed')
  expect(snapshot().kinds.read).toMatchObject({ calls: 0, failures: 0, throttled: 200 })
  for (let nth = 0; nth < 5; nth++) {
    call('throttled')
    call('failure')
  }
  expect(state()).toBe('open')
})

test('a run of failures goes on for a minute without another, no longer', () => {
  const { call, clock, state, snapshot } = openBreakers()
  for (let nth = 0; nth < 4; nth++) {
    call('failure')
    clock.advance(60_000)
  }
  expect(snapshot().kinds.read).toMatchObject({ calls: 0, consecutiveFailures: 4 })
  clock.advance(1)
  expect(snapshot().kinds.read.consecutiveFailures).toBe(0)
  call('failure')
  expect(state()).toBe('closed')
})

test('a key may have settings of its own; those that make no sense are named', () => {
  const settingsOf = (key: string) => (key === KEY ? { consecutiveFailures: 1 } : { failureRate: 2 })
  const { breakers, call, state } = openBreakers({ settingsOf })
  call('failure')
  expect(state()).toBe('open')
  expect(() => breakers.acquire('other', 'read')).toThrow(/failureRate = 2/)
  expect(() => openBreakers({ defaults: { consecutiveFailures: 0 } })).toThrow(RangeError)
})

test('a good active probe between two failed ones begins anew', () => {
  const { breakers, state, snapshot, clock } = openBreakers()
  for (const ok of [false, false, true]) breakers.probeResult(KEY, ok, 'unreachable')
  clock.advance(100)
  for (let nth = 0; nth < 2; nth++) breakers.probeResult(KEY, false, 'unreachable')
  expect(state()).toBe('closed')
  clock.advance(500)
  breakers.probeResult(KEY, false, 'unreachable')
  const evidence = { rule: 'probes', kind: 'probe', count: 3, of: 3, windowMs: 500, lastError: 'unreachable' }
  expect(snapshot().lastTrip?.evidence).toEqual(evidence)
  breakers.probeResult(KEY, true)
  expect(snapshot().lastError).toBe('unreachable')
})
