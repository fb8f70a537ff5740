import { createHash } from 'node:crypto'
import type { TenantId, TenantRef } from '@understudy/core'
import type { SimulatedStore } from '@understudy/db/testing'
import { silentLogger, type Logger } from '@understudy/telemetry'
import { audit } from '../audit/audit.ts'
import type { Finding } from '../audit/finding.ts'
import { Fleet } from '../processes/fleet.ts'
import { schedules, type ScheduleName } from '../schedules/schedules.ts'
import { Stage } from '../schedules/stage.ts'
import { installTime } from '../time/install-time.ts'
import { asWorld } from '../time/owner.ts'
import { Client } from '../workload/client.ts'
import type { ClientCall } from '../workload/client-call.ts'
import { nextCallOf } from '../workload/next-call.ts'
import { World } from '../world.ts'
import { awaitConvergence } from './await-convergence.ts'
import { planSeed, type SeedPlan } from './seed-plan.ts'

export interface SeedOptions {
  readonly seed: number
  readonly store: SimulatedStore
  /** The schedule, where it is not for the seed to choose. */
  readonly schedule: ScheduleName | null
  /** False: the store is asked everything anew, to see that it makes no difference. */
  readonly remembers?: boolean
  readonly log?: Logger
}

export interface SeedResult {
  readonly seed: number
  readonly plan: SeedPlan
  readonly findings: readonly Finding[]
  readonly calls: readonly ClientCall[]
  readonly trace: readonly string[]
  /** The same for the same history. */
  readonly digest: string
  readonly virtualMs: number
  readonly timers: number
  readonly statements: number
  /** Of the chains that findings are about: what the journal holds of them. */
  readonly rows: readonly string[]
}

/** Milliseconds in which the fleet comes up before anybody asks it. */
const WARM_UP_MS = 1_000

/** Tenants of every seed: their ids are the same in all. */
export const simulatedTenants: readonly TenantRef[] = ['blue', 'green'].map((slug) => {
  const hex = createHash('sha256').update(slug).digest('hex')
  return {
    id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as TenantId,
    slug,
  }
})

let playing: Promise<unknown> = Promise.resolve()

/** Plays one seed from beginning to end, after those that were asked for before: time is the whole process's. */
export function runSeed(options: SeedOptions): Promise<SeedResult> {
  const played = playing.then(() => playAlone(options))
  playing = played.catch(() => undefined)
  return played
}

/** Nothing that happens in it depends on anything but the seed. */
async function playAlone({ seed, store, schedule, remembers = true, log = silentLogger }: SeedOptions): Promise<SeedResult> {
  await store.clear(remembers)
  const world = new World(seed, store)
  const plan = planSeed(world.chance, schedule)
  const restore = installTime(world.time, world.chance.stream('world'))
  try {
    return await world.time.runUntil(asWorld(() => play(world, plan, log)))
  } finally {
    for (const process of world.processes.values()) process.kill()
    restore()
  }
}

async function play(world: World, plan: SeedPlan, log: Logger): Promise<SeedResult> {
  const fleet = new Fleet(world, plan.places, { ...plan, log })
  const tenants = simulatedTenants
  const stage = new Stage(world, fleet, { tenants, ports: plan.ports, spanMs: plan.spanMs })
  await Promise.all(plan.places.map((place) => fleet.start(place)))
  await world.time.sleep(WARM_UP_MS, null)
  const clients = clientsOf(world, fleet, plan, tenants)
  await Promise.all([...clients.map((client) => client.run()), schedules[plan.schedule](stage)])
  stage.heal()
  const stuck = await awaitConvergence(world, fleet, tenants)
  const calls = clients.flatMap(({ history }) => history)
  const conflicts = new Set(await conflictLabels(world))
  const found = audit({ tenants, calls, sides: [world.aws, world.local], orders: stage.orders, conflicts })
  const findings = [...stuck, ...found]
  return {
    seed: world.seed,
    plan,
    findings,
    calls,
    trace: world.trace.lines,
    digest: world.trace.digest,
    virtualMs: world.time.nowMs,
    timers: world.time.fired,
    statements: world.store.sent,
    rows: findings.length > 0 ? await rowsOf(world, findings) : [],
  }
}

function clientsOf(world: World, fleet: Fleet, plan: SeedPlan, tenants: readonly TenantRef[]): Client[] {
  const random = world.chance.stream('clients')
  let version = 0
  const nextVersion = () => (version += 1)
  return Array.from({ length: plan.clients }, (_, nth) => {
    const port = plan.ports[nth % plan.ports.length]!
    // Mostly one tenant, so that clients meet; the other one is there to be mixed up with it.
    const tenant = random() < 0.75 ? tenants[0]! : tenants[1]!
    const least = 300 + random() * 1_200
    const about = {
      name: `c${nth + 1}`,
      tenant,
      port,
      calls: plan.callsEach,
      thinkMs: (2 * plan.spanMs) / plan.callsEach,
      patienceMs: [least, least + random() * 4_000],
      attempts: 1 + Math.floor(random() * 4),
    } as const
    return new Client(world, fleet, about, nextCallOf(port, plan.keys, nextVersion))
  })
}

const conflictLabels = async ({ store, time }: World): Promise<string[]> => {
  const rows = await time.outside(() =>
    store.look<{ winner: string; loser: string }>(
      `SELECT winner->>'operationId' AS winner, loser->>'operationId' AS loser FROM port_conflicts`,
    ),
  )
  return rows.flatMap(({ winner, loser }) => [winner, loser])
}

async function rowsOf({ store, time }: World, findings: readonly Finding[]): Promise<string[]> {
  const chains = new Set(findings.flatMap(({ chain }) => chain ?? []))
  const rows = await time.outside(() =>
    store.look<Record<string, unknown> & { chain: string }>(
      `SELECT t.slug, i.port, i.chain, i.seq, i.operation, i.operation_id, i.version, i.epoch, i.aws, i.local, i.aws_ref, i.local_ref,
         i.served_by, i.tries, i.error, i.watch_until IS NOT NULL AS watched, i.settled_at IS NOT NULL AS settled
       FROM port_intents i JOIN tenants t ON t.id = i.tenant_id ORDER BY i.seq`,
    ),
  )
  return rows
    .filter(({ chain }) => chains.size === 0 || chains.has(chain))
    .map((row) => Object.values(row).map(String).join('  '))
}
