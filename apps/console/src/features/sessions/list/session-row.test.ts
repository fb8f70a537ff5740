import { expect, test } from 'vitest'
import type { RunSummary } from '../model'
import { lineOf, tookMs } from './session-row'

const run = (part: Partial<RunSummary>): RunSummary => ({
  id: '0',
  kind: 'summarise',
  number: 1,
  status: 'running',
  error: null,
  tokensIn: 0,
  tokensOut: 0,
  stopRequestedAt: null,
  createdAt: new Date(0),
  startedAt: new Date(1_000),
  endedAt: null,
  ...part,
})

const line = (part: Partial<RunSummary> | null, atStep: string | null = null) =>
  lineOf({ lastRun: part && run(part), userName: 'Ana', atStep })

test('a live run counts on, one that ended does not, one that lost its end has none', () => {
  expect(tookMs({ lastRun: run({}) }, 5_000)).toBe(4_000)
  expect(tookMs({ lastRun: run({ status: 'succeeded', endedAt: new Date(3_000) }) }, 5_000)).toBe(2_000)
  expect(tookMs({ lastRun: run({ status: 'failed' }) }, 5_000)).toBeNull()
  expect(tookMs({ lastRun: run({ startedAt: null }) }, 5_000)).toBeNull()
  expect(tookMs({ lastRun: null }, 5_000)).toBeNull()
})

test('the second line says what matters most', () => {
  expect(line(null)).toBe('Nothing has run yet')
  expect(line({ status: 'failed', error: { code: 'unavailable', message: 'Nobody answered.' } })).toBe('Nobody answered.')
  expect(line({ status: 'queued' })).toBe('Waits for a worker')
  expect(line({}, 'Finding decisions')).toBe('Finding decisions')
  expect(line({ stopRequestedAt: new Date(2_000) }, 'Finding decisions')).toBe('Stops at the next step')
  expect(line({ status: 'succeeded', number: 2 })).toBe('Run 2, started by Ana')
})
