import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { systemClock } from '@understudy/core'
import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { Breakers } from './breakers.ts'

test('a permit is settled once', () => {
  const { breakers, permit, snapshot } = openBreakers()
  const once = permit()
  breakers.settle(once, 'failure')
  for (let nth = 0; nth < 10; nth++) breakers.settle(once, 'failure')
  expect(snapshot()).toMatchObject({ state: 'closed', inFlight: 0, kinds: { read: { calls: 1, failures: 1 } } })
})

test('permits settle in any order, and those left over fall due', () => {
  const { breakers, permit, snapshot, clock } = openBreakers()
  const [first, second, third, fourth] = [permit(), permit(), permit(), permit()]
  for (const each of [second, fourth, third]) breakers.settle(each, 'success')
  expect(snapshot().inFlight).toBe(1)
  permit()
  clock.advance(30_000)
  expect(snapshot()).toMatchObject({ inFlight: 0, kinds: { read: { failures: 2, calls: 2 } } })
  breakers.settle(first, 'success')
  expect(snapshot().kinds.read.calls).toBe(2)
})

test('calls that hang open the breaker, with no further call needed', () => {
  const { breakers, permit, clock, transitions } = openBreakers()
  for (let nth = 0; nth < 5; nth++) permit()
  clock.advance(30_250)
  breakers.sweep()
  expect(transitions).toMatchObject([{ to: 'open', evidence: { rule: 'consecutive', lastError: 'no answer within 30000 ms' } }])
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

test('a listener that throws changes nothing and is not lost', () => {
  const angry = () => {
    throw new Error('no thanks')
  }
  const { breakers, trip, state } = openBreakers({ onTransition: angry })
  trip()
  expect(state()).toBe('open')
  expect(breakers.listenerErrors).toMatchObject({ count: 1, last: { message: 'no thanks' } })
})

test('a listener may speak to the breaker', () => {
  const { breakers, trip, state } = openBreakers({
    onTransition: ({ to }) => {
      if (to === 'open') breakers.adopt(KEY, { state: 'half_open', share: 0.5 })
    },
  })
  trip()
  expect(state()).toBe('half_open')
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

test('a snapshot says how far each rule is, and what happened each second', () => {
  const { calls, call, clock, snapshot } = openBreakers()
  calls(3, 'success')
  call('failure')
  clock.advance(2000)
  call('slow')
  call('throttled')
  const { kinds, rules } = snapshot()
  expect(kinds.read.buckets.slice(-3)).toEqual([
    { calls: 4, failures: 1, slow: 0, throttled: 0 },
    { calls: 0, failures: 0, slow: 0, throttled: 0 },
    { calls: 1, failures: 0, slow: 1, throttled: 1 },
  ])
  expect(rules).toContainEqual({
    ...{ rule: 'failure_rate', kind: 'read', value: 0.2, of: 5, threshold: 0.5, atLeast: 20, met: false },
  })
  expect(rules).toHaveLength(9)
  clock.advance(7999)
  expect(snapshot().kinds.read.calls).toBe(5)
  clock.advance(1)
  expect(snapshot().kinds.read).toMatchObject({ calls: 1, failures: 0, slow: 1 })
})

test('breakers that are idle, closed and clean are forgotten, others are not', () => {
  const { breakers, clock, permit } = openBreakers()
  const ask = (key: string) => breakers.settle(breakers.acquire(key, 'read').permit!, 'success')
  for (const key of ['idle', 'busy', 'fresh', 'watched', 'opened']) ask(key)
  const late = breakers.acquire('idle', 'read').permit!
  breakers.settle(late, 'success')
  breakers.acquire('busy', 'write')
  breakers.observe('watched', true)
  breakers.adopt('opened', { state: 'open' })
  permit()
  clock.advance(20_000)
  ask('fresh')
  expect(breakers.evictIdle(15_000)).toBe(1)
  expect([...breakers.keys()]).toEqual(['busy', 'fresh', 'watched', 'opened', KEY])
  expect(breakers.snapshot('idle')).toMatchObject({ generation: 2, kinds: { read: { calls: 0 } } })
})

test('a process may exit while a breaker is open and calls are under way', () => {
  const file = path.join(import.meta.dirname, 'breakers.ts')
  const script = `
    import { Breakers } from ${JSON.stringify(file)}
    const breakers = new Breakers({ clock: { now: () => new Date(), monotonicMs: () => performance.now() } })
    breakers.adopt('a', { state: 'open' })
    breakers.acquire('b', 'read')
    console.log(breakers.snapshot('a').state)`
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', timeout: 15_000 })
  expect(out.trim()).toBe('open')
})

test('by itself it notices a call that hangs', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const breakers = new Breakers({
    clock: systemClock,
    defaults: { permitDeadlineMs: 20, consecutiveFailures: 1 },
    onTransition: ({ to }) => resolve(to),
  })
  breakers.acquire(KEY, 'read')
  expect(await promise).toBe('open')
})
