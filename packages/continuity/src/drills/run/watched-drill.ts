import { notify, withPlatform, type Prisma } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { LoadCall } from '../../load/history.ts'
import { judgeClaims } from '../report/judge-claims.ts'
import type { DrillFigures, DrillReport } from '../schema.ts'
import type { DrillServices } from '../on-platform.ts'
import type { PlayedStep } from '../timeline/compress.ts'
import type { Timeline } from '../timeline/timeline.ts'
import type { Checked } from './check-sides.ts'
import { detectedMs, momentsOf, readBacklog, readTransitions } from './fleet-facts.ts'
import { callsByPort, localP95Ms, measurePort, pointsOf, writesTakenHere } from './measure.ts'
import type { BegunSteps } from './play-script.ts'

const LISTED = 50

/** What is known of a drill that plays, from which report and live figures are made. */
export interface WatchedDrill {
  readonly id: string
  readonly timeline: Timeline
  readonly ports: readonly PortName[]
  readonly steps: readonly PlayedStep[]
  readonly tenantIds: readonly string[]
  readonly calls: () => readonly LoadCall[]
  readonly begun: BegunSteps
  /** When the script began: by the calendar, and on the clients' own clock. */
  playedAt: Date
  playedMs: number
  /** The newest second whose points are written down. */
  writtenTo: number
  handedBackMs: number | null
  checked: Checked | null
  readonly notes: string[]
}

/** Everything that is known now; what nobody has looked at yet is null. */
export async function reportOf({ db }: DrillServices, drill: WatchedDrill): Promise<DrillReport> {
  const { timeline, ports, steps, begun, playedAt, checked } = drill
  const calls = drill.calls()
  const byPort = callsByPort(calls)
  const transitions = await readTransitions(db, ports, playedAt)
  const measured = ports.map((port) => measurePort(port, byPort.get(port) ?? [], detectedMs(port, steps, begun, transitions)))
  const sum = (key: 'calls' | 'failed' | 'byAws' | 'byLocal') => measured.reduce((total, port) => total + port[key], 0)
  const slowest = (key: 'detectedMs' | 'rtoMs') => {
    const known = measured.flatMap((port) => (port[key] === null ? [] : [port[key]]))
    return known.length === 0 ? null : Math.max(...known)
  }
  const all = sum('calls')
  const count = (kind: keyof Checked['counts']) => checked?.counts[kind] ?? null
  const figures: DrillFigures = {
    calls: all,
    failed: sum('failed'),
    failedShare: all === 0 ? 0 : sum('failed') / all,
    byAws: sum('byAws'),
    byLocal: sum('byLocal'),
    detectedMs: slowest('detectedMs'),
    rtoMs: slowest('rtoMs'),
    journalled: writesTakenHere(calls),
    ...(await readBacklog(db, drill.tenantIds)),
    localP95Ms: localP95Ms(calls),
    handedBackMs: drill.handedBackMs,
    lost: count('lost'),
    doubled: count('doubled'),
    disordered: checked && checked.counts.disordered + checked.counts.denied + checked.counts.foreign,
    differences: count('different'),
  }
  return {
    figures,
    claims: judgeClaims(timeline.claims, figures),
    ports: measured,
    moments: momentsOf(transitions, playedAt),
    findings: (checked?.findings ?? []).slice(0, LISTED).map((finding) => ({ ...finding })),
    notes: [...drill.notes],
  }
}

/** Writes down how far it is, for everybody who watches. */
export async function writeProgress(services: DrillServices, drill: WatchedDrill): Promise<void> {
  const report = await reportOf(services, drill)
  const points = pointsOf(drill.calls(), drill.playedMs)
  const newest = points.reduce((latest, { second }) => Math.max(latest, second), drill.writtenTo)
  const from = drill.writtenTo - RECENT_S
  await withPlatform(services.db, async (tx) => {
    // The last ones may have grown since they were written.
    const recent = points.filter(({ second }) => second >= from)
    await tx.drillPoint.deleteMany({ where: { drillId: drill.id, second: { gte: from } } })
    await tx.drillPoint.createMany({ data: recent.map((point) => ({ drillId: drill.id, ...point })), skipDuplicates: true })
    await tx.drill.update({ where: { id: drill.id }, data: { live: report satisfies Prisma.InputJsonValue } })
    await notify(tx, { topic: 'drill', id: drill.id })
  })
  drill.writtenTo = newest
}

/** Seconds of points that are written again each time. */
const RECENT_S = 2

/** All points once more, when it is over: none is missing then. */
export async function writeAllPoints({ db }: DrillServices, drill: WatchedDrill): Promise<void> {
  const points = pointsOf(drill.calls(), drill.playedMs)
  await withPlatform(db, async (tx) => {
    await tx.drillPoint.deleteMany({ where: { drillId: drill.id } })
    await tx.drillPoint.createMany({ data: points.map((point) => ({ drillId: drill.id, ...point })) })
  })
}
