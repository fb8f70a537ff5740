import { describe, expect, test } from 'vitest'
import type { ShownCall, ShownStep } from '../model'
import { spanOf, timelineRows } from './timeline-rows'

const at = (ms: number): Date => new Date(1_000_000 + ms)

const step = (key: string, ordinal: number, change: Partial<ShownStep> = {}): ShownStep => ({
  key,
  ordinal,
  title: key,
  status: 'succeeded',
  attempt: 1,
  progress: null,
  tokensIn: 0,
  tokensOut: 0,
  startedAt: at(ordinal * 100),
  endedAt: at(ordinal * 100 + 100),
  error: null,
  ...change,
})

let nextId = 0
const call = (stepKey: string, servedBy: string | null, change: Partial<ShownCall> = {}): ShownCall => ({
  id: `call-${nextId++}`,
  runId: null,
  stepKey,
  port: 'objects',
  operation: 'put',
  servedBy,
  outcome: servedBy ? 'ok' : 'failed',
  errorCode: null,
  durationMs: 10,
  ageMs: null,
  durability: null,
  degraded: null,
  attempts: [],
  detail: null,
  at: at(nextId),
  ...change,
})

const rowsOf = (steps: ShownStep[], calls: ShownCall[], nowMs = at(1_000).getTime()) => timelineRows(steps, calls, nowMs)
const kinds = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => (row.kind === 'step' ? row.step.key : `→ ${row.to}`))

describe('the rows of a run', () => {
  test('steps stand in their order, each with its part of the axis', () => {
    const rows = rowsOf([step('b', 1), step('a', 0)], [])
    expect(kinds(rows)).toEqual(['a', 'b'])
    expect(rows[1]).toMatchObject({ bar: { left: 0.5, width: 0.5, isOpen: false }, tookMs: 100, barSide: null })
  })

  test('a running step reaches to now and stays open; one that has not begun has no bar', () => {
    const steps = [
      step('a', 0, { status: 'running', endedAt: null }),
      step('b', 1, { status: 'pending', startedAt: null, endedAt: null }),
    ]
    const rows = rowsOf(steps, [], at(400).getTime())
    expect(rows[0]).toMatchObject({ bar: { left: 0, width: 1, isOpen: true }, tookMs: 400 })
    expect(rows[1]).toMatchObject({ bar: null, tookMs: null })
    expect(spanOf(steps, at(400).getTime()).wholeMs).toBe(400)
  })

  test('a step is coloured by the side that answered most of its calls', () => {
    const rows = rowsOf([step('a', 0)], [call('a', 'aws:us-east-1'), call('a', 'local'), call('a', 'local')])
    expect(rows.at(-1)).toMatchObject({ barSide: 'local', counts: { aws: 1, local: 2, none: 0 }, sides: ['aws', 'local'] })
  })

  test('a switch stands before the step in which the side of a port changed, with its ports, reason and price', () => {
    const attempts: ShownCall['attempts'] = [
      { provider: 'aws:us-east-1', decision: 'failed', reason: 'connection refused', durationMs: 205 },
    ]
    const rows = rowsOf(
      [step('a', 0), step('b', 1), step('c', 2)],
      [
        call('a', 'aws:us-east-1'),
        call('a', 'aws:us-east-1', { port: 'memory' }),
        call('b', 'local', { attempts }),
        call('b', 'local', { port: 'memory' }),
        call('c', 'local'),
      ],
    )
    expect(kinds(rows)).toEqual(['a', '→ local', 'b', 'c'])
    expect(rows[1]).toMatchObject({ ports: ['objects', 'memory'], reason: 'connection refused', extraMs: 205, delayedCalls: 1 })
  })

  test('a port whose first call already found the other side away has moved too', () => {
    const attempts: ShownCall['attempts'] = [
      { provider: 'aws:us-east-1', decision: 'failed', reason: 'no answer', durationMs: 300 },
      { provider: 'local', decision: 'served', reason: 'answered', durationMs: 4 },
    ]
    const rows = rowsOf([step('a', 0)], [call('a', 'local', { attempts })])
    expect(kinds(rows)).toEqual(['→ local', 'a'])
    expect(rows[0]).toMatchObject({ reason: 'no answer', extraMs: 300 })
  })

  test('a port that is known to be away has moved too, at no price; one that is not configured has not', () => {
    const skipped = { provider: 'aws:us-east-1', decision: 'skipped', durationMs: 0 } as const
    const known = call('a', 'local', { attempts: [{ ...skipped, reason: 'tripped since 18:23 UTC', by: 'health' }] })
    expect(rowsOf([step('a', 0)], [known])[0]).toMatchObject({ to: 'local', reason: 'tripped since 18:23 UTC', extraMs: 0 })
    const unset = call('a', 'local', { attempts: [{ ...skipped, reason: 'not configured' }] })
    expect(kinds(rowsOf([step('a', 0)], [unset]))).toEqual(['a'])
  })

  test('the price counts every call that was tried elsewhere first, up to the next switch', () => {
    const tried = (durationMs: number): Partial<ShownCall> => ({
      attempts: [{ provider: 'aws:us-east-1', decision: 'failed', reason: 'refused', durationMs }],
    })
    const skipped: Partial<ShownCall> = {
      attempts: [{ provider: 'aws:us-east-1', decision: 'skipped', reason: 'tripped', durationMs: 0 }],
    }
    const rows = rowsOf(
      [step('a', 0), step('b', 1), step('c', 2)],
      [call('a', 'aws:us-east-1'), call('b', 'local', tried(200)), call('c', 'local', tried(105)), call('c', 'local', skipped)],
    )
    expect(kinds(rows)).toEqual(['a', '→ local', 'b', 'c'])
    expect(rows[1]).toMatchObject({ extraMs: 305, delayedCalls: 2 })
  })

  test('ports that differ in side from the beginning are no switch, and an unanswered call neither', () => {
    const rows = rowsOf([step('a', 0)], [call('a', 'aws:us-east-1'), call('a', null), call('a', 'local', { port: 'search' })])
    expect(kinds(rows)).toEqual(['a'])
  })

  test('coming back to AWS is a switch too', () => {
    const rows = rowsOf([step('a', 0), step('b', 1)], [call('a', 'local'), call('b', 'aws:us-east-1')])
    expect(kinds(rows)).toEqual(['a', '→ aws', 'b'])
  })
})
