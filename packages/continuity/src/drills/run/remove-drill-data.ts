import { setTimeout as after } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { asSystem, notify, withPlatform } from '@understudy/db'
import { PortError } from '@understudy/ports'
import { purgeAwsTenant, purgeLocalTenant } from '@understudy/ports/server'
import { LOAD_INDEX } from '../../load/plan.ts'
import { drillTenants } from '../drill-tenants.ts'
import type { DrillServices } from '../on-platform.ts'
import type { CheckedSides } from './check-sides.ts'

/** What was on its way when the first round began may land after it. */
const ROUNDS = 5
const BETWEEN_MS = 700
const CALL_MS = 10_000

export interface DrillPlaces extends CheckedSides {
  readonly dataDir: string
}

/**
 * Removes whatever drills left on either side and in the journal, and writes down that it is done. Drills play one at a time, so that
 * nothing of another's is there.
 * @throws when a side cannot be reached: it is tried again later
 */
export async function removeDrillData(services: DrillServices, places: DrillPlaces): Promise<void> {
  const { db, clock } = services
  const tenants = Object.values(drillTenants)
  for (let round = 0; round < ROUNDS; round++) {
    let removed = await forget(services, tenants)
    for (const tenant of tenants) {
      await dropIndexes(places, tenant)
      removed += await purgeLocalTenant({ db, dataDir: places.dataDir }, tenant)
      removed += await purgeAwsTenant(places.aws, tenant.slug)
    }
    // What a process had not written down yet comes after the first round.
    if (removed === 0 && round > 0) break
    await after(BETWEEN_MS)
  }
  await withPlatform(db, async (tx) => {
    await tx.drill.updateMany({ where: { endedAt: { not: null }, cleanedAt: null }, data: { cleanedAt: clock.now() } })
    await notify(tx, { topic: 'drill' })
  })
}

/** Nothing is handed over any more of what the journal does not know. @returns how many rows it was */
async function forget({ db }: DrillServices, tenants: readonly TenantRef[]): Promise<number> {
  const where = { tenantId: { in: tenants.map(({ id }) => id as string) } }
  const gone = await asSystem(db, 'continuity.drills', async (tx) => [
    await tx.portIntent.deleteMany({ where }),
    await tx.portConflict.deleteMany({ where }),
    await tx.portReference.deleteMany({ where }),
    await tx.portCall.deleteMany({ where }),
  ])
  return gone.reduce((sum, { count }) => sum + count, 0)
}

/** By their own adapters, so that what processes keep in memory of them goes as well. */
async function dropIndexes({ providers }: DrillPlaces, tenant: TenantRef): Promise<void> {
  for (const { ports } of providers) {
    const call = { tenant, operationId: operationId(randomUUID()), deadline: Deadline.in(CALL_MS) }
    await ports.search?.deleteIndex(call, LOAD_INDEX).catch((error: unknown) => {
      if (!(error instanceof PortError)) throw error
    })
  }
}
