import { expect, it } from 'vitest'
import type { DrillDetail, DrillFigures } from '@understudy/continuity'
import { newsOf } from './watch-drill.ts'

const figures = { calls: 12_000, failedShare: 0.01, byLocal: 800, waiting: 40 } as DrillFigures
const moments = ['Tripped.', 'Answers again.'].map((sentence, i) => ({ atMs: i, port: 'objects' as const, kind: 'x', sentence }))
const drill = { state: 'recovering', report: { figures, moments } } as unknown as DrillDetail

it('tells each moment once, and the figures with each new state', () => {
  expect(newsOf(drill, 0, 'running')).toEqual([
    '  objects: Tripped.',
    '  objects: Answers again.',
    'recovering: 12,000 calls, 1 % failed, 800 answered here, 40 writes waiting',
  ])
  expect(newsOf(drill, 1, 'recovering')).toEqual(['  objects: Answers again.'])
  expect(newsOf({ ...drill, state: 'queued', report: null }, 0, null)).toEqual(['queued'])
})
