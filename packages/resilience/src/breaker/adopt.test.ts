import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'

test('an adopted state begins with nothing counted, of reads, writes or probes, nor of earlier openings', () => {
  const { breakers, calls, trip, snapshot } = openBreakers()
  calls(4, 'failure', 'write')
  for (let nth = 0; nth < 2; nth++) breakers.probeResult(KEY, false)
  breakers.adopt(KEY, { state: 'closed' })
  calls(1, 'failure', 'write')
  breakers.probeResult(KEY, false)
  expect(snapshot()).toMatchObject({ state: 'closed', kinds: { write: { calls: 1 } }, probes: { failedInRow: 1 } })
  for (let nth = 0; nth < 2; nth++) {
    trip()
    expect(snapshot().openUntilMs! - snapshot().sinceMs).toBe(60_000)
    breakers.adopt(KEY, { state: 'closed' })
  }
})

test("another's word is taken: a new generation, own counts cleared", () => {
  const { breakers, calls, permit, snapshot, clock, reason, transitions } = openBreakers()
  calls(4, 'failure')
  const early = permit()
  breakers.adopt(KEY, { state: 'open', openForMs: 5000 })
  expect(reason()).toBe('open')
  expect(snapshot()).toMatchObject({ generation: 2, openUntilMs: 1_005_000, lastTrip: null, kinds: { read: { calls: 0 } } })
  breakers.settle(early, 'failure')
  expect(snapshot()).toMatchObject({ lateCalls: 1, inFlight: 0 })
  clock.advance(5000)
  expect(permit().isProbe).toBe(true)
  breakers.adopt(KEY, { state: 'half_open', share: 0.4 })
  expect(permit().isProbe).toBe(false)
  breakers.adopt(KEY, { state: 'closed' })
  expect(snapshot()).toMatchObject({ state: 'closed', share: 1, generation: 5 })
  expect(transitions.map(({ to, cause, share }) => [to, cause, share])).toEqual([
    ['open', 'adopted', 0],
    ['half_open', 'waited', 0],
    ['closed', 'adopted', 1],
  ])
})

test('a call that hangs is noticed in time also when the breaker was to stay open for long', () => {
  const { breakers, permit, clock, transitions } = openBreakers({ defaults: { consecutiveFailures: 1 } })
  for (let nth = 0; nth < 3; nth++) breakers.adopt(KEY, { state: 'open', openForMs: 600_000 })
  breakers.adopt(KEY, { state: 'closed' })
  permit()
  clock.advance(30_250)
  breakers.sweep()
  expect(transitions.at(-1)).toMatchObject({ to: 'open', cause: 'trip' })
})

test('under OBSERVE everything goes through and is counted, and nothing opens', () => {
  const { breakers, trip, calls, snapshot, clock, permit, state } = openBreakers()
  trip()
  breakers.observe(KEY, true)
  calls(100, 'failure')
  for (let nth = 0; nth < 5; nth++) breakers.probeResult(KEY, false)
  permit()
  clock.advance(30_000)
  breakers.adopt(KEY, { state: 'open' })
  const { rules, isObserved } = snapshot()
  expect(state()).toBe('closed')
  expect(isObserved).toBe(true)
  expect(rules.find(({ rule, kind }) => rule === 'consecutive' && kind === 'read')).toMatchObject({ value: 101, met: true })
  expect(rules.find(({ rule }) => rule === 'probes')).toMatchObject({ value: 5, threshold: 3, met: true })
  breakers.observe(KEY, false)
  trip()
  expect(state()).toBe('open')
})

test('OPEN adopted while open is no further opening: it lasts no longer', () => {
  const { breakers, trip, clock, snapshot } = openBreakers()
  trip()
  clock.advance(1000)
  breakers.adopt(KEY, { state: 'open' })
  expect(snapshot().openUntilMs).toBe(clock.monotonicMs() + 60_000)
})

test('under OBSERVE closed may be adopted, and being told so again changes nothing', () => {
  const { breakers, trip, calls, snapshot, transitions } = openBreakers()
  trip()
  breakers.observe(KEY, true)
  expect(transitions.at(-1)).toMatchObject({ from: 'open', to: 'closed', cause: 'observed' })
  calls(3, 'failure')
  const { generation } = snapshot()
  breakers.observe(KEY, true)
  expect(snapshot()).toMatchObject({ generation, kinds: { read: { calls: 3 } } })
  breakers.adopt(KEY, { state: 'closed' })
  expect(snapshot()).toMatchObject({ generation: generation + 1, kinds: { read: { calls: 0 } } })
})
