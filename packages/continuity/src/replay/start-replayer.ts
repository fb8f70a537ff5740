import { asSystem, type Database } from '@understudy/db'
import type { Clock } from '@understudy/core'
import type { PortName } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import { COUNTS } from '../fleet/window-reporter.ts'
import { takeBaseline } from '../reconcile/baseline.ts'
import { Payloads } from '../journal/payloads.ts'
import type { Side } from '../journal/journal.ts'
import type { OnStep } from '../journal/steps.ts'
import type { Provider } from '../provider.ts'
import { Applier } from './applier.ts'
import { compact } from './compact.ts'
import { findAbandoned } from './find-abandoned.ts'
import { HeldLease } from './held-lease.ts'
import { LagRecorder } from './lag-recorder.ts'
import { Lane } from './lane.ts'
import { LateWatch } from './late-watch.ts'
import { LiveRate } from './live-rate.ts'
import { Pace } from './pace.ts'
import { Rounds } from './rounds.ts'

/** Ports whose writes are journalled. */
export const journalledPorts: readonly PortName[] = ['objects', 'memory', 'search']

const LEASE_MS = 2_000
const LANE_MS = 1_000
const LOOK_MS = 1_000
const LAG_MS = 2_000
const TELL_MS = 500
const COMPACT_MS = 60_000
const BASELINE_MS = 15_000
/** A round that hands over so many has a backlog before it, and the next one follows at once. */
const BACKLOG = 64

export interface ReplayerOptions {
  readonly db: Database
  readonly providers: readonly Provider[]
  /** The journal's own: large payloads lie under it. */
  readonly dataDir: string
  /** Who holds the lease; one replayer works in the whole fleet. */
  readonly processId: string
  readonly clock: Clock
  readonly log: Logger
  /** True while AWS takes writes of this port that wait: it is well, or on its way back and being handed what it missed. */
  mayReplayAws(port: PortName): boolean
  readonly onStep?: OnStep
}

export interface Replayer {
  /** True while this process is the one that replays. */
  readonly isHolder: boolean
  /** In order: what is under way is finished and written, then the lease is given back. */
  stop(): Promise<void>
}

/**
 * Hands on what waits: to this machine's side always (mirroring), to AWS when it may. One process at a time, fenced by its lease's
 * epoch. It wakes when the journal says that something waits, and looks every second besides.
 */
export async function startReplayer(options: ReplayerOptions): Promise<Replayer> {
  const { db, clock, log, providers, mayReplayAws } = options
  const applier = new Applier({ db, providers, payloads: new Payloads(options.dataDir), clock, log, onStep: options.onStep })
  const lease = new HeldLease(options, options.processId)
  const pace = new Pace(clock)
  const lag = new LagRecorder(db, clock, pace)
  const live = new LiveRate(db, clock)
  const late = new LateWatch(applier)
  // Until somebody has looked, every port may be held.
  let holds = new Set<string>(journalledPorts)
  const rounds = new Rounds(log)
  const whenHolding = (work: (signal: AbortSignal) => Promise<unknown>) => async (signal: AbortSignal) => {
    if (lease.current) await work(signal)
  }
  const lanes = journalledPorts.flatMap((port) =>
    (['local', 'aws'] as const).map((side: Side) => {
      const mayGo = () => side === 'local' || (!holds.has(port) && mayReplayAws(port))
      return new Lane(port, side, { applier, lease, pace, mayGo, handed: (intent, to) => lag.handed(intent, to) })
    }),
  )
  const look = async () => {
    const rows = await asSystem(db, 'continuity.replay', (tx) => tx.replayHold.findMany({ select: { port: true } }))
    holds = new Set(rows.map(({ port }) => port))
  }

  await lease.renew().catch((error: unknown) => log.warn({ error }, 'the replayer’s lease could not be taken yet'))
  rounds.every('replayer lease', LEASE_MS, () => lease.renew())
  const woken = lanes.map((lane) => {
    const wake = rounds.every(`replay ${lane.port} to ${lane.side}`, LANE_MS, async (signal) => {
      for (let handed = BACKLOG; handed >= BACKLOG && !signal.aborted;) {
        handed = await lane.round(signal)
        if (handed > 0) wake()
      }
    })
    return wake
  })
  const looking = rounds.every('abandoned writes', LOOK_MS, async () => {
    const wasHeld = holds
    await look()
    if (wasHeld.size > holds.size) for (const wake of woken) wake()
    if (lease.current && (await findAbandoned(db, clock.now())) > 0) for (const wake of woken) wake()
  })
  rounds.every(
    'late landings',
    LOOK_MS,
    whenHolding(async (signal) => mayReplayAws('objects') && (await late.round(signal))),
  )
  const levelling = rounds.every(
    'baseline',
    BASELINE_MS,
    whenHolding((signal) => takeBaseline(applier.parts, journalledPorts.filter(mayReplayAws), signal)),
  )
  rounds.every(
    'writes waiting',
    LAG_MS,
    whenHolding(async () => {
      pace.liveRate(await live.perS())
      await lag.record()
    }),
  )
  rounds.every(
    'journal progress',
    TELL_MS,
    whenHolding(() => lag.tell()),
  )
  rounds.every(
    'journal compaction',
    COMPACT_MS,
    whenHolding(() => compact(applier.parts)),
  )
  const unsubscribe = await db.hub.subscribe(({ topic, id }) => {
    // A new customer's side is complete from the first moment on that somebody has looked.
    if (topic === 'tenant') levelling()
    const mayFree = topic === 'journal' || topic === 'resync' || (topic === 'continuity' && id !== COUNTS)
    if (!mayFree) return
    looking()
    for (const wake of woken) wake()
  })
  return {
    get isHolder() {
      return lease.current !== null
    },
    stop: async () => {
      unsubscribe()
      await rounds.stop()
      await lease.release().catch((error: unknown) => log.warn({ error }, 'the replayer’s lease could not be given back'))
    },
  }
}
