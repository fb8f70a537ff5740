import type { TenantRef } from '@understudy/core'
import { eventTexts, valueOf } from '../audit/audit-memory.ts'
import type { Finding } from '../audit/finding.ts'
import type { Fleet } from '../processes/fleet.ts'
import type { SideShelves } from '../sides/side-shelves.ts'
import type { World } from '../world.ts'

/** Virtual milliseconds in which everything has come back once nothing is broken any more. */
const BOUND_MS = 240_000
const LOOK_MS = 1_000

/** Waits until the fleet is well, nothing waits, and both sides hold the same. @returns what keeps it, where it takes too long */
export async function awaitConvergence(world: World, fleet: Fleet, tenants: readonly TenantRef[]): Promise<Finding[]> {
  const fromMs = world.time.nowMs
  for (;;) {
    const reasons = await whyNot(world, fleet, tenants)
    if (reasons.length === 0) {
      world.trace.note('auditor', `converged after ${((world.time.nowMs - fromMs) / 1_000).toFixed(1)} s`)
      return []
    }
    if (world.time.nowMs - fromMs > BOUND_MS) return reasons.map((detail) => ({ kind: 'stuck', detail }))
    await world.time.sleep(LOOK_MS, null)
  }
}

async function whyNot(world: World, fleet: Fleet, tenants: readonly TenantRef[]): Promise<string[]> {
  const { store, time } = world
  const down = fleet.places.filter((place) => !fleet.running(place) || !fleet.process(place)!.isAwake)
  if (down.length > 0) return down.map((place) => `${place} is not up`)
  const words = await time.outside(() =>
    store.look<{ port: string; state: string; phase: string }>(
      `SELECT port, state, phase FROM port_fleet WHERE provider <> 'local' AND (state <> 'closed' OR phase <> 'none')`,
    ),
  )
  const waiting = await time.outside(() =>
    store.look<{ port: string; chain: string; aws: string; local: string }>(
      `SELECT port, chain, aws, local FROM port_intents WHERE settled_at IS NULL ORDER BY seq LIMIT 20`,
    ),
  )
  return [
    ...words.map(({ port, state, phase }) => `${port} is ${state}, ${phase}`),
    ...waiting.map(({ port, chain, aws, local }) => `${port} ${chain} waits: aws ${aws}, local ${local}`),
    ...tenants.flatMap((tenant) => differing(tenant, world.aws, world.local)),
  ]
}

function differing(tenant: TenantRef, aws: SideShelves, local: SideShelves): string[] {
  const differ = <T>(what: string, of: (side: SideShelves) => T): string[] =>
    JSON.stringify(of(aws)) === JSON.stringify(of(local)) ? [] : [`${what} of ${tenant.slug} differ`]
  const keysOf = (side: SideShelves) => [...side.objectsOf(tenant).keys.keys()].sort()
  return [
    ...differ('objects', (side) =>
      keysOf(side).flatMap((key) => (side.objectsOf(tenant).live(key) ? [[key, side.objectsOf(tenant).live(key)!.etag]] : [])),
    ),
    ...differ('events', (side) => eventTexts(side.memoryOf(tenant)).sort()),
    ...differ('values', (side) => ['a', 'b', 'c'].map((key) => valueOf(side.memoryOf(tenant), key))),
    ...differ('documents', (side) =>
      [...side.searchOf(tenant).indexes].flatMap(([name, { documents }]) =>
        [...documents].flatMap(([id, each]) => (each.isDeleted ? [] : [`${name}/${id}@${each.document.version}`])).sort(),
      ),
    ),
  ]
}
