import type { Cell, JournalView, ModeView, PortRow } from '@understudy/continuity'

export const sampleAt = new Date('2026-11-21T02:12:41Z')

export const sampleCell = (change: Partial<Cell> = {}): Cell => ({
  provider: 'aws:us-east-1',
  side: 'aws',
  state: 'serving',
  phase: 'none',
  servedShare: 1,
  admittedShare: 1,
  p95Ms: 212,
  sparkline: [200, 210, null, 212],
  lastError: null,
  reason: null,
  since: null,
  nextProbeAt: null,
  epoch: 1,
  detail: null,
  ...change,
})

export const trippedCell = sampleCell({
  state: 'tripped',
  servedShare: 0,
  admittedShare: 0,
  p95Ms: null,
  lastError: { reason: 'connection_refused', message: 'Connection refused', at: sampleAt, count: 1_204 },
  reason: {
    rule: 'consecutive',
    kind: 'write',
    count: 5,
    of: 5,
    windowMs: 400,
    lastError: 'Connection refused',
    processes: 3,
  },
  since: new Date('2026-11-21T01:47:11Z'),
  nextProbeAt: new Date('2026-11-21T02:13:19Z'),
  epoch: 42,
})

export const sampleRow = (change: Partial<PortRow> = {}): PortRow => ({
  port: 'objects',
  servedBy: 'aws',
  callsPerS: 118,
  modes: [],
  cells: [sampleCell(), sampleCell({ provider: 'local', side: 'local', state: 'ready', servedShare: 0, p95Ms: 19 })],
  readiness: {
    waitingAws: 0,
    waitingAwsBytes: 0,
    oldestWaitingAt: null,
    waitingLocal: 0,
    localCompleteTo: sampleAt,
    notReadable: 0,
    conflicts: 0,
    poisoned: 0,
  },
  needsAttention: false,
  ...change,
})

export const trippedRow = sampleRow({
  servedBy: 'local',
  needsAttention: true,
  cells: [trippedCell, sampleCell({ provider: 'local', side: 'local', p95Ms: 19 })],
  readiness: {
    waitingAws: 6_284,
    waitingAwsBytes: 412_000_000,
    oldestWaitingAt: new Date('2026-11-21T01:47:12Z'),
    waitingLocal: 0,
    localCompleteTo: new Date('2026-11-21T01:47:08Z'),
    notReadable: 41_204,
    conflicts: 2,
    poisoned: 1,
  },
})

export const sampleMode = (change: Partial<ModeView> = {}): ModeView => ({
  id: '018f0000-0000-7000-8000-000000000001',
  port: 'memory',
  tenant: null,
  mode: 'force_local',
  reason: 'No return while S3 is out, the two belong together.',
  setByName: 'Ana Lindqvist',
  setAt: new Date('2026-11-21T01:58:00Z'),
  expiresAt: new Date('2026-11-21T13:00:00Z'),
  ...change,
})

export const sampleJournal = (change: Partial<JournalView> = {}): JournalView => ({
  at: sampleAt,
  alarms: [],
  handingBack: { done: 25_587, total: 41_270, ratePerS: 36.2, limitPerS: 36.4, leftMs: 433_000 },
  wayBack: [{ port: 'objects', provider: 'aws:us-east-1', phase: 'replaying', since: sampleAt, share: 0 }],
  rows: [
    {
      tenant: { id: 't1', slug: 'meetmind' },
      port: 'objects',
      state: 'replaying',
      done: 6_004,
      waiting: 3_116,
      waitingLocal: 0,
      oldestAt: new Date('2026-11-21T01:03:41Z'),
      ratePerS: 7.2,
      leftMs: 432_000,
      conflicts: 2,
      poisoned: 1,
      differences: 0,
      comparedAt: null,
      comparedKeys: 0,
    },
  ],
  holds: [],
  lag: [],
  ...change,
})
