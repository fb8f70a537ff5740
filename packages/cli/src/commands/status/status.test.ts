import { describe, expect, it } from 'vitest'
import type { Cell, Matrix, PortRow } from '@understudy/continuity'
import { scriptedTerminal } from '../../testing/scripted-terminal.ts'
import { statusText } from './status.ts'
import { missingFor } from './wait.ts'

const at = new Date('2026-11-21T10:24:00Z')
const cell = (given: Partial<Cell>): Cell => ({
  provider: 'aws:us-east-1',
  side: 'aws',
  state: 'serving',
  phase: 'none',
  servedShare: 1,
  admittedShare: 1,
  p95Ms: null,
  sparkline: [],
  lastError: null,
  reason: null,
  since: null,
  nextProbeAt: null,
  epoch: 1,
  detail: null,
  ...given,
})
const row = (port: PortRow['port'], cells: Cell[], given: Partial<PortRow> = {}, waitingAws = 0): PortRow => ({
  port,
  servedBy: 'aws',
  callsPerS: 1,
  modes: [],
  cells,
  readiness: {
    waitingAws,
    waitingAwsBytes: 0,
    oldestWaitingAt: null,
    waitingLocal: 0,
    localCompleteTo: null,
    notReadable: 0,
    conflicts: 0,
    poisoned: 0,
  },
  needsAttention: false,
  ...given,
})
const calm = { alarms: [], conflicts: 0, drill: null }
const local = cell({ provider: 'local', side: 'local', state: 'serving', servedShare: 0.66, p95Ms: 12.4 })

describe('the status', () => {
  it('has a line for each port, with the share that is let through or served, and how late', () => {
    const returning = cell({ state: 'returning', phase: 'returning', admittedShare: 0.34 })
    const matrix: Matrix = {
      at,
      ports: [
        row('objects', [returning, local], {}, 1_200),
        row('search', [cell({ state: 'not_configured' }), { ...local, servedShare: 0, p95Ms: null }], { servedBy: null }),
      ],
    }
    const words = {
      tone: 'recovering',
      title: 'Recovering 40 %: objects',
      facts: ['about 3 min left', '1,200 writes wait'],
    } as const
    expect(
      statusText({ words: { ...words, facts: [...words.facts] }, attention: calm, matrix }, scriptedTerminal()).split('\n'),
    ).toEqual([
      'Recovering 40 %: objects',
      'about 3 min left · 1,200 writes wait',
      '',
      'PORT     SERVED BY  AWS:US-EAST-1   LOCAL                WAITING  CONFLICTS  POISONED',
      'objects  aws        returning 34 %  serving 66 %, 12 ms  1,200    0          0',
      'search   nobody     not configured  serving              0        0          0',
    ])
  })
})

it('says what of the journal somebody should look at, with the runbook, and that a drill plays', () => {
  const words = { tone: 'degraded', title: 'All on AWS', facts: [] } as const
  const refusal = { kind: 'refused', since: new Date(at.getTime() - 300_000), lastAt: at, refused: 1_204 } as const
  const drill = { id: '018f0000-0000-7000-8000-00000000d001', title: 'Oct-2025', state: 'running' } as const
  const stand = { words: { ...words, facts: [] }, attention: { ...calm, alarms: [refusal], drill }, matrix: { at, ports: [] } }
  const text = statusText(stand, scriptedTerminal())
  expect(text).toContain('Attention: New writes are refused, 1,204 in the last 5 min: too many wait.')
  expect(text).toContain('See docs/runbooks/journal-growing.md')
  expect(text).toContain('The drill Oct-2025 plays. See understudy drill watch 018f0000-0000-7000-8000-00000000d001')
})

it.each([
  ['queued', 'The drill Oct-2025 waits for a worker.'],
  ['recovering', 'The drill Oct-2025 plays.'],
  ['checking', 'The drill Oct-2025 is being checked.'],
] as const)('says of a drill that is %s what it does', (state, said) => {
  const drill = { id: '018f0000-0000-7000-8000-00000000d001', title: 'Oct-2025', state }
  const words = { tone: 'ok', title: 'All on AWS', facts: [] } as const
  const stand = { words: { ...words, facts: [] }, attention: { ...calm, drill }, matrix: { at, ports: [] } }
  expect(statusText(stand, scriptedTerminal())).toContain(said)
})

describe('waiting for a recovery', () => {
  it.each([
    ['a side that is tripped', cell({ state: 'tripped' }), 0, 'objects is tripped'],
    ['a comparison under way, though AWS serves again', cell({ phase: 'comparing' }), 0, 'objects is comparing'],
    ['writes that wait', cell({}), 3, 'objects is not handed over yet: 3 waiting'],
    ['nothing', cell({}), 0, null],
    ['no AWS that is not configured', cell({ state: 'not_configured' }), 0, null],
  ])('waits for %s', (_what, aws, waitingAws, missing) => {
    expect(missingFor('recovered', [row('objects', [aws, local], {}, waitingAws)])).toBe(missing)
  })
})
