import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../../testing/open-breakers.ts'

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

test('before the first call every rule stands at nothing', () => {
  const { rules, probes } = openBreakers().snapshot()
  const overCalls = ['consecutive', 'failure_rate', 'failure_rate_large', 'slow_rate']
  expect(rules.map(({ rule, kind }) => `${rule} ${kind}`)).toEqual([
    ...overCalls.map((rule) => `${rule} read`),
    ...overCalls.map((rule) => `${rule} write`),
    'probes probe',
  ])
  for (const rule of rules) expect(rule).toMatchObject({ value: 0, of: 0, met: false })
  expect(probes).toEqual({ failedInRow: 0, succeededInRow: 0 })
})

test('a rule is met at its threshold, with enough calls', () => {
  const { breakers, call, snapshot } = openBreakers()
  breakers.observe(KEY, true)
  const isMet = () => snapshot().rules.find(({ rule, kind }) => rule === 'failure_rate' && kind === 'read')?.met
  for (let nth = 0; nth < 19; nth++) call(nth % 2 === 0 ? 'failure' : 'success')
  expect(isMet()).toBe(false)
  call('success')
  expect(isMet()).toBe(true)
  call('success')
  expect(isMet()).toBe(false)
})

test('active probes are told by themselves', () => {
  const { breakers, snapshot } = openBreakers()
  for (let nth = 0; nth < 2; nth++) breakers.probeResult(KEY, true)
  expect(snapshot().probes).toEqual({ failedInRow: 0, succeededInRow: 2 })
  breakers.observe(KEY, true)
  const rule = { rule: 'probes', kind: 'probe', threshold: 3, atLeast: 0 }
  for (const [failed, met] of [
    [1, false],
    [2, false],
    [3, true],
  ] as const) {
    breakers.probeResult(KEY, false)
    expect(snapshot().rules.at(-1)).toEqual({ ...rule, value: failed, of: failed, met })
  }
})

test('what is ten seconds old is gone from the counts of both kinds, without a further call', () => {
  const { call, clock, snapshot } = openBreakers()
  call('slow', 'read')
  call('failure', 'write')
  clock.advance(10_000)
  const { read, write } = snapshot().kinds
  for (const { calls, failures, slow, buckets } of [read, write]) {
    expect({ calls, failures, slow }).toEqual({ calls: 0, failures: 0, slow: 0 })
    expect(buckets).toEqual(Array.from({ length: 10 }, () => ({ calls: 0, failures: 0, slow: 0, throttled: 0 })))
  }
})
