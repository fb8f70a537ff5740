import { expect, test } from 'vitest'
import type { RunChange, RunView, StepView } from '@understudy/runtime'
import { mergeChange } from './merge-change'

const step = (key: string): StepView => ({
  key,
  ordinal: 0,
  title: key,
  status: 'pending',
  attempt: 0,
  error: null,
  progress: null,
  tokensIn: 0,
  tokensOut: 0,
  startedAt: null,
  endedAt: null,
  portCalls: [],
})

const run: RunView = {
  id: '0',
  kind: 'summarise',
  number: 1,
  status: 'queued',
  error: null,
  tokensIn: 0,
  tokensOut: 0,
  stopRequestedAt: null,
  createdAt: new Date(0),
  startedAt: null,
  endedAt: null,
  sessionId: '1',
  title: 'Summarise',
  input: null,
  output: null,
  steps: [step('ingest'), step('segment')],
  claims: 1,
  tokenLimit: null,
  lastSeq: 3,
}

const change = (lastSeq: number, part: Partial<RunChange> = {}): RunChange => ({
  status: 'running',
  tokensIn: 10,
  tokensOut: 2,
  stopRequested: false,
  lastSeq,
  events: [],
  progress: [],
  ...part,
})

const at = new Date(5_000)

test('events move the steps they name, and only those', () => {
  const started = mergeChange(
    run,
    change(4, { events: [{ seq: 4, at, event: { type: 'step.started', stepKey: 'ingest', attempt: 2 } }] }),
  )
  expect(started.status).toBe('running')
  expect(started.steps[0]).toMatchObject({ status: 'running', attempt: 2, startedAt: at, endedAt: null })
  expect(started.steps[1]).toBe(run.steps[1] && started.steps[1])
  expect(started.steps[1]?.status).toBe('pending')
  const failed = mergeChange(
    started,
    change(5, {
      events: [
        { seq: 5, at, event: { type: 'step.failed', stepKey: 'ingest', code: 'unavailable', message: 'Nobody answered.' } },
      ],
    }),
  )
  expect(failed.steps[0]).toMatchObject({ status: 'failed', endedAt: at, error: { message: 'Nobody answered.' } })
})

test('a run begins and ends when its events say so, and a retried one is no longer over', () => {
  const begun = mergeChange(run, change(4, { events: [{ seq: 4, at, event: { type: 'run.started', claim: 1 } }] }))
  expect(begun).toMatchObject({ startedAt: at, endedAt: null })
  const end = new Date(9_000)
  const over = mergeChange(
    begun,
    change(5, { status: 'succeeded', events: [{ seq: 5, at: end, event: { type: 'run.succeeded' } }] }),
  )
  expect(over).toMatchObject({ status: 'succeeded', startedAt: at, endedAt: end })
  expect(mergeChange(over, change(6, { status: 'queued' })).endedAt).toBeNull()
})

test('progress comes with every change and stays until the next', () => {
  const going = mergeChange(run, change(4, { progress: [{ stepKey: 'segment', done: 3, total: 9, unit: 'turns' }] }))
  expect(going.steps[1]?.progress).toEqual({ done: 3, total: 9, unit: 'turns' })
  expect(mergeChange(going, change(4)).steps[1]?.progress).toEqual({ done: 3, total: 9, unit: 'turns' })
})

test('news that is older than what is shown changes nothing', () => {
  expect(mergeChange(run, change(2, { status: 'failed' }))).toBe(run)
})
