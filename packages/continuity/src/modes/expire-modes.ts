import { systemActor, type Clock } from '@understudy/core'
import { PLATFORM_TENANT_ID } from '@understudy/core'
import { withTenant, type Database } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'
import { endOrder } from './end-order.ts'

const tenant = { id: PLATFORM_TENANT_ID, slug: 'platform', name: 'Platform' }
const actor = systemActor('continuity')

/**
 * Writes down that orders ended whose time is over; every process let go of them by its own clock already. Any number of processes
 * may do it at once. @returns how many this one ended
 */
export async function expireModes(db: Database, clock: Clock, log: Logger): Promise<number> {
  return withTenant(db, { tenant, actor }, async (tx) => {
    const over = await tx.portMode.findMany({ where: { endedAt: null, expiresAt: { lte: clock.now() } } })
    const ctx = { actor, tenant, tx, clock, log }
    let ended = 0
    for (const order of over)
      if (await endOrder(ctx, order, { by: 'expiry', at: order.expiresAt!, reason: order.reason })) ended += 1
    return ended
  })
}
