import type { z } from 'zod'
import type { CallScope } from '@understudy/api'
import { AppError } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { enqueue, notify } from '@understudy/db'
import { continuityAudit } from '../../audit-actions.ts'
import { findTenant } from '../../inbox/find-tenant.ts'
import { allTenants } from '../baseline.ts'
import { whyNotComparable } from './comparable.ts'
import { SILENT_MS } from './comparison-runner.ts'
import type { compareNowInput } from './schema.ts'

/** In the job catalogue of the worker. */
export const COMPARE_JOB = 'continuity.compare'
/** Deliveries in all, over about a minute and a half: one may be lost, and running it again does no harm. */
export const COMPARE_ATTEMPTS = 5

/**
 * Puts a comparison of both sides in the queue; a worker begins at once. One at a time for each port.
 * @throws AppError not_found for an unknown tenant; precondition_failed where there are no two sides; conflict while one is under way
 */
export async function askComparison(scope: CallScope, input: z.output<typeof compareNowInput>): Promise<void> {
  const { port, reason } = input
  const refusal = whyNotComparable(scope.services.continuity.providers, port)
  if (refusal !== null) throw new AppError('precondition_failed', refusal)
  const tenant = input.tenant === undefined ? null : await findTenant(scope.db, input.tenant)
  const tenantsTotal = tenant ? 1 : (await allTenants(scope)).length
  await scope.inTransaction(async (ctx) => {
    const at = ctx.clock.now()
    const id = uuidv7(at.getTime())
    const silentSince = new Date(at.getTime() - SILENT_MS)
    const asked = await ctx.tx.$executeRaw`
      INSERT INTO port_comparisons AS known
        (port, id, scope_tenant, state, reason, asked_by_id, asked_by_name, tenants_total, created_at, heartbeat_at)
      VALUES (${port}, ${id}::uuid, ${tenant?.id ?? null}::uuid, 'queued', ${reason || null}, ${ctx.actor.id}, ${ctx.actor.name},
        ${tenantsTotal}::int, ${at}, ${at})
      ON CONFLICT (port) DO UPDATE SET
        id = excluded.id, scope_tenant = excluded.scope_tenant, state = excluded.state, reason = excluded.reason,
        asked_by_id = excluded.asked_by_id, asked_by_name = excluded.asked_by_name, tenants_done = 0,
        tenants_total = excluded.tenants_total, keys = 0, differences = 0, error = NULL, created_at = excluded.created_at,
        heartbeat_at = excluded.heartbeat_at, ended_at = NULL
      WHERE known.ended_at IS NOT NULL OR known.heartbeat_at < ${silentSince}::timestamptz`
    if (asked === 0) throw new AppError('conflict', `Both sides of ${port} are being compared already.`)
    const payload = { tenantId: ctx.tenant.id, comparisonId: id }
    await enqueue(ctx.tx, { name: COMPARE_JOB, payload, key: `comparison:${port}`, maxAttempts: COMPARE_ATTEMPTS })
    await notify(ctx.tx, { topic: 'journal' })
    await continuityAudit.record(ctx, 'continuity.comparison-asked', {
      entity: { kind: 'port', id: port, name: port },
      details: { tenant: tenant?.slug ?? null, reason },
    })
  })
}
