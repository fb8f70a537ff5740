import { asSystem, type Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { DEFAULT_SETTINGS } from '@understudy/resilience'
import type { PortPage, ProcessWindow } from '../fleet/schema.ts'
import type { StoredWindow } from '../fleet/window-reporter.ts'
import type { ContinuityFacts } from '../services.ts'
import { listTransitions } from './list-transitions.ts'
import { rowReader, type MatrixContext } from './read-matrix.ts'

/** Milliseconds after which a process's counts are not shown any more. */
const FRESH_MS = 15_000
const LAG_HOURS = 1
const TRANSITIONS = 50

/** Everything about one port. */
export function readPortPage(ctx: MatrixContext, port: PortName): Promise<PortPage> {
  return asSystem(ctx.db, 'continuity.platform', async (tx) => ({
    row: (await rowReader(tx, ctx))(port),
    windows: await windowsOf(tx, port, ctx.clock.now()),
    thresholds: thresholdsOf(ctx.facts),
    transitions: await listTransitions(tx, { port, limit: TRANSITIONS }),
    lag: await lagOf(tx, port, ctx.clock.now()),
  }))
}

async function windowsOf(tx: Tx, port: PortName, now: Date): Promise<ProcessWindow[]> {
  const rows = await tx.portWindow.findMany({
    where: { port, at: { gt: new Date(now.getTime() - FRESH_MS) } },
    orderBy: [{ provider: 'asc' }, { processId: 'asc' }],
  })
  return rows.map(({ processId, provider, state, at, snapshot }) => {
    const { kinds, rules } = snapshot as unknown as StoredWindow
    return { processId, provider, state: state as ProcessWindow['state'], at, kinds: [...kinds], rules }
  })
}

async function lagOf(tx: Tx, port: PortName, now: Date): Promise<PortPage['lag']> {
  const rows = await tx.portLag.findMany({
    where: { port, at: { gt: new Date(now.getTime() - LAG_HOURS * 3_600_000) } },
    orderBy: { at: 'asc' },
    take: 2_000,
  })
  return rows.map(({ at, waitingAws, waitingLocal }) => ({ at, waitingAws, waitingLocal }))
}

const seconds = (ms: number) => `${ms / 1_000} s`
const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`

function thresholdsOf({ thresholds }: ContinuityFacts): PortPage['thresholds'] {
  const set = { ...DEFAULT_SETTINGS, ...thresholds }
  return [
    { name: 'Failures in a row', value: String(set.consecutiveFailures), sentence: 'Reads and writes are counted apart.' },
    {
      name: 'Failed share',
      value: `${percent(set.failureRate)} of at least ${set.failureRateCalls} in 10 s`,
      sentence: `Of at least ${set.failureRateLargeCalls}, ${percent(set.failureRateLarge)} are enough.`,
    },
    {
      name: 'Slow share',
      value: `${percent(set.slowRate)} of at least ${set.slowRateCalls} in 10 s`,
      sentence: 'Where a slow limit is set.',
    },
    { name: 'Failed probes', value: String(set.failedProbes), sentence: 'A probe writes, reads and removes a canary.' },
    {
      name: 'Left alone',
      value: seconds(set.openMs),
      sentence: `At first; doubles up to ${seconds(set.openMaxMs)}, ±${percent(set.openJitter)}.`,
    },
    {
      name: 'Believed to be back',
      value: `${set.probes} probes over ${seconds(set.probesOverMs)}`,
      sentence: 'Then it is given what it missed, and both sides are compared.',
    },
    {
      name: 'Calls return',
      value: `${percent(set.rampPerSecond)} a second`,
      sentence: `×${set.rampFactor} whenever more than ${percent(set.rampBadRate)} go wrong.`,
    },
  ]
}
