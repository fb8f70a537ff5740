import type { DrillDetail, DrillFigures, DrillSchedule, DrillSummary, Timeline } from '@understudy/continuity'

const H = 3_600_000

export const sampleFigures: DrillFigures = {
  calls: 12_640,
  failed: 4,
  failedShare: 4 / 12_640,
  byAws: 9_000,
  byLocal: 3_636,
  detectedMs: 1_400,
  rtoMs: 800,
  journalled: 2_148,
  waiting: 12,
  conflicts: 2,
  localP95Ms: 24,
  handedBackMs: 372_000,
  lost: 0,
  doubled: 0,
  disordered: 0,
  differences: 0,
}

const step = {
  title: 'empty DNS',
  atMs: 0,
  untilMs: 2 * H,
  fault: 'empty_dns',
  ports: ['objects', 'memory'],
  operations: [],
  share: 1,
  delayMs: null,
  tenants: [],
} satisfies Timeline['steps'][number]

export const sampleTimeline: Timeline = {
  name: 'oct-2025',
  title: 'Oct-2025',
  summary: 'A name without addresses.',
  startsAt: '23:48',
  durationMs: 10 * H,
  compression: 300,
  ports: ['objects', 'memory'],
  optionalPorts: ['search'],
  steps: [
    step,
    { ...step, title: 'STS errors', atMs: H, untilMs: 6 * H, fault: 'expired_token', share: 0.4, ports: ['objects'] },
    { ...step, title: 'launch errors', untilMs: 6 * H, ports: ['search'] },
  ],
  load: { one: { objects: { writesPerS: 6, readsPerS: 4 }, search: { writesPerS: 2, readsPerS: 0 } } },
  claims: { failedShare: 0.001, detectionMs: 5_000, rtoMs: 3_000, lostWrites: 0, differences: 0, handedBackMs: null },
}

export const sampleSchedule = (change: Partial<DrillSchedule> = {}): DrillSchedule => ({
  isOn: false,
  isWanted: true,
  day: 'sunday',
  hour: 4,
  changed: null,
  reason: 'off',
  when: 'Sunday 04:00 UTC',
  nextAt: null,
  nextPort: null,
  ...change,
})

export const sampleSummary = (change: Partial<DrillSummary> = {}): DrillSummary => ({
  id: '018f0000-0000-7000-8000-00000000d001',
  timeline: 'oct-2025',
  title: 'Oct-2025',
  state: 'passed',
  ports: ['objects', 'memory'],
  trigger: 'person',
  startedByName: 'Ana Lindqvist',
  compression: 300,
  createdAt: new Date('2026-11-22T04:00:00Z'),
  playedAt: new Date('2026-11-22T04:00:06Z'),
  endedAt: new Date('2026-11-22T04:04:06Z'),
  figures: sampleFigures,
  ...change,
})

export const sampleDrill = (change: Partial<DrillDetail> = {}): DrillDetail => ({
  ...sampleSummary(),
  script: sampleTimeline,
  reason: null,
  stopRequestedBy: null,
  cleanedAt: new Date('2026-11-22T04:04:09Z'),
  report: {
    figures: sampleFigures,
    claims: [
      { key: 'failedShare', title: 'At most 0.1 % of calls fail for the caller', value: '4 of 12640, 0.032 %', state: 'holds' },
      { key: 'rto', title: 'RTO: no port without an answer for longer than 3.0 s', value: '800 ms', state: 'holds' },
      { key: 'differences', title: 'Both sides are equal in the end', value: '0', state: 'holds' },
    ],
    ports: [
      {
        port: 'objects',
        calls: 10_000,
        failed: 4,
        byAws: 7_000,
        byLocal: 2_996,
        detectedMs: 1_400,
        rtoMs: 800,
        p95Ms: 24,
        reasons: [{ reason: 'unavailable ENODATA', count: 4 }],
      },
    ],
    moments: [{ atMs: 1_400, port: 'objects', kind: 'tripped', sentence: 'S3 was tripped.' }],
    findings: [],
    notes: ['Left out, since the sandbox does not answer for them: search.'],
  },
  points: [{ second: 0, aws: 10, local: 0, failed: 0 }],
  at: new Date('2026-11-22T04:04:10Z'),
  ...change,
})
