import { PLATFORM_TENANT_ID, systemActor, systemClock } from '@understudy/core'
import { onSystemAccess, withTenant, type Database, type SystemPurpose } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'
import { accessAudit } from './access-actions.ts'

const FLUSH_MS = 60_000

/**
 * Counts every look across tenants into the platform's trail: one event a purpose and minute, so that pages which look
 * many times a second leave a readable trail. `stop` writes what is still counted.
 */
export function countSystemAccess(db: Database, log: Logger, processName: string): { stop(): Promise<void> } {
  const uses = new Map<SystemPurpose, number>()
  let since = systemClock.monotonicMs()
  const unsubscribe = onSystemAccess((purpose) => uses.set(purpose, (uses.get(purpose) ?? 0) + 1))
  const tenant = { id: PLATFORM_TENANT_ID, slug: 'platform' }
  const actor = systemActor(processName)

  const flush = async (): Promise<void> => {
    const counted = [...uses]
    const sinceMs = Math.round(systemClock.monotonicMs() - since)
    uses.clear()
    since = systemClock.monotonicMs()
    if (counted.length === 0) return
    await withTenant(db, { tenant, actor }, async (tx) => {
      const ctx = { actor, tenant, tx, clock: systemClock, log }
      for (const [purpose, count] of counted)
        await accessAudit.record(ctx, 'system.access', {
          entity: { kind: 'process', id: processName, name: processName },
          details: { purpose, uses: count, sinceMs },
        })
    })
  }
  const flushAndLog = () =>
    flush().catch((error: unknown) => log.error({ error }, 'system access could not be written to the trail'))
  const timer = setInterval(() => void flushAndLog(), FLUSH_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      unsubscribe()
      await flushAndLog()
    },
  }
}
