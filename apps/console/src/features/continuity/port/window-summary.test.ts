import { expect, it } from 'vitest'
import type { ProcessWindow } from '@understudy/continuity'
import { summariseWindows } from './window-summary'

const second = (answered: number, failed: number) => ({ answered, failed, slow: 0 })
const rule = (value: number, met = false) => ({
  rule: 'consecutive' as const,
  kind: 'write' as const,
  value,
  of: 9,
  threshold: 5,
  met,
})
const window = (processId: string, change: Partial<ProcessWindow>): ProcessWindow => ({
  processId,
  provider: 'aws:us-east-1',
  state: 'closed',
  at: new Date(0),
  kinds: [],
  rules: [],
  ...change,
})

it('adds the processes’ calls second by second, the newest against the newest', () => {
  const [writes, reads] = summariseWindows([
    window('a', { kinds: [{ kind: 'write', consecutive: 0, seconds: [second(4, 0), second(3, 1)] }] }),
    window('b', { kinds: [{ kind: 'write', consecutive: 1, seconds: [second(1, 2)] }] }),
  ])
  expect(writes?.seconds).toEqual([second(4, 0), second(4, 3)])
  expect(reads?.seconds).toEqual([])
})

it('shows each rule of the process that is nearest to it, and probes with both kinds', () => {
  const probes = { rule: 'probes' as const, kind: 'probe' as const, value: 3, of: 3, threshold: 3, met: true }
  const [writes, reads] = summariseWindows([window('a', { rules: [rule(2)] }), window('b', { rules: [rule(5, true), probes] })])
  expect(writes?.rules).toEqual([rule(5, true), probes])
  expect(reads?.rules).toEqual([probes])
})
