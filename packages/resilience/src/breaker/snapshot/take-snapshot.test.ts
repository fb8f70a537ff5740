import { expect, test } from 'vitest'
import { openBreakers } from '../../testing/open-breakers.ts'

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
