import { setTimeout as after } from 'node:timers/promises'
import { figuresOf, nowMs, type Figures } from '../load/index.ts'
import { watchedCalls } from './asked-aws.ts'
import type { FleetPort, TestFleet } from './open-fleet.ts'

export interface Outage {
  readonly ports: readonly FleetPort[]
  begin(): void
  end(): void
  /** Milliseconds that it goes on once the fleet has tripped every port of it. */
  readonly goesOnMs: number
  /** Milliseconds after which nobody waits any longer for the fleet to trip. */
  readonly atMostMs: number
}

/** What became of one port. Times are milliseconds since the outage began. */
export interface PortDetection {
  readonly port: FleetPort
  /** Null: the fleet never tripped. */
  readonly trippedMs: number | null
  /** Why, in the fleet's words. */
  readonly sentence: string | null
  /** Of each process: the last call for which it still went to AWS; null: none. */
  readonly lastAskedMs: ReadonlyMap<string, number | null>
  /** Processes that went to AWS after they must have heard. */
  readonly stillAsking: readonly string[]
}

export interface OutageSeen {
  readonly detections: readonly PortDetection[]
  /** Of what may be repeated, begun in the outage: a call that fails is a caller who noticed. */
  readonly idempotent: Figures
  /** Of those that were begun after everybody had heard, and so have nothing to do with AWS: how well the machine does. */
  readonly afterwards: Figures
}

const POLL_MS = 50
/** Milliseconds within which calls under way are over, and recorded. */
const RECORDED_MS = 1_500
/** Milliseconds after which a process has looked by itself, whatever it was told. */
const HEARD_MS = 1_500

/** The first trip of each port that the fleet wrote down since. */
async function tripsSince({ db }: TestFleet, ports: readonly FleetPort[], sinceMs: number) {
  const where = { kind: 'tripped', port: { in: [...ports] }, at: { gte: new Date(sinceMs) } }
  const rows = await db.app.portTransition.findMany({ where, orderBy: { at: 'asc' } })
  return new Map(ports.flatMap((port) => rows.find((row) => row.port === port) ?? []).map((row) => [row.port as FleetPort, row]))
}

/** Begins an outage under the load that there is, and looks on until the fleet has tripped and every process goes by it. */
export async function watchOutage(fleet: TestFleet, outage: Outage): Promise<OutageSeen> {
  const { ports, goesOnMs, atMostMs } = outage
  const monotonicMs = nowMs()
  const sinceMs = Date.now()
  outage.begin()
  while ((await tripsSince(fleet, ports, sinceMs)).size < ports.length && Date.now() - sinceMs < atMostMs) await after(POLL_MS)
  await after(goesOnMs)
  const untilMs = Date.now()
  const monotonicEndMs = nowMs()
  // What was begun before the end is over and written down when the load has stopped.
  fleet.setLoad(0)
  await after(RECORDED_MS)
  outage.end()
  const trips = await tripsSince(fleet, ports, sinceMs)
  const calls = new Map(
    await Promise.all(
      fleet.processes.map(async (each) => [each.name, await watchedCalls(fleet, each, [sinceMs, untilMs])] as const),
    ),
  )
  const detections = ports.map((port): PortDetection => {
    const ofPort = [...calls].map(([name, all]) => [name, all.filter((call) => call.port === port)] as const)
    const trip = trips.get(port)
    const heardMs = trip ? trip.at.getTime() + HEARD_MS : sinceMs
    return {
      port,
      trippedMs: trip ? trip.at.getTime() - sinceMs : null,
      sentence: trip?.sentence ?? null,
      lastAskedMs: new Map(
        ofPort.map(([name, all]) => {
          const last = all.findLast(({ askedAws }) => askedAws)
          return [name, last ? last.begunMs - sinceMs : null]
        }),
      ),
      stillAsking: ofPort
        .filter(([, all]) => all.some(({ askedAws, begunMs }) => askedAws && begunMs > heardMs))
        .map(([name]) => name),
    }
  })
  const idempotent = fleet.bed.run.calls().filter(({ kind }) => kind !== 'event')
  const heardMs = Math.max(...[...trips.values()].map(({ at }) => at.getTime() + HEARD_MS)) - sinceMs + monotonicMs
  return {
    detections,
    idempotent: figuresOf(idempotent, monotonicMs, monotonicEndMs),
    afterwards: figuresOf(idempotent, heardMs, monotonicEndMs),
  }
}
