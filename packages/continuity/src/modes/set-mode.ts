import { AppError } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import type { CallScope } from '@understudy/api'
import type { VerbContext } from '@understudy/db'
import { continuityAudit } from '../audit-actions.ts'
import { recordTransition } from '../fleet/record-transition.ts'
import { endOrder } from './end-order.ts'
import { guardRail } from './guard-rail.ts'
import { modeTitles } from './mode-titles.ts'
import { resolveOrderTenant, type OrderTenant } from './resolve-order-tenant.ts'
import type { ModeView, SetModeInput } from './schema.ts'

/**
 * Puts an order into force, in place of the one before it. Reaches every process by notification. What a guard rail refuses is
 * written to the trail as well.
 * @throws AppError not_found for an unknown tenant; precondition_failed when the port would be left without a side
 */
export async function setMode(scope: CallScope, input: SetModeInput): Promise<ModeView> {
  const tenant = await resolveOrderTenant(scope.db, input.tenant)
  const result = await scope.inTransaction(async (ctx) => {
    const refusal = await guardRail(ctx.tx, scope.services.continuity, input.port, input.mode)
    if (!refusal) return write(ctx, tenant, input)
    const { port, mode, reason } = input
    await continuityAudit.record(ctx, 'continuity.mode-refused', {
      entity: { kind: 'port', id: port, name: port },
      details: { port, tenant: tenant?.slug ?? null, mode, reason, refusal },
    })
    return refusal
  })
  if (typeof result === 'string') throw new AppError('precondition_failed', result)
  return result
}

async function write(ctx: VerbContext, tenant: OrderTenant | null, input: SetModeInput): Promise<ModeView> {
  const { port, mode, reason } = input
  const now = ctx.clock.now()
  const before = await ctx.tx.portMode.findFirst({ where: { port, scopeTenant: tenant?.id ?? null, endedAt: null } })
  if (before) await endOrder(ctx, before, { by: 'person', at: now, reason: `Replaced: ${reason}` })
  const expiresAt = input.expiresInS === null ? null : new Date(now.getTime() + input.expiresInS * 1_000)
  const order = { id: uuidv7(now.getTime()), port, mode, reason, setByName: ctx.actor.name, setAt: now, expiresAt }
  await ctx.tx.portMode.create({
    data: { ...order, scopeTenant: tenant?.id ?? null, setById: ctx.actor.id, epoch: (before?.epoch ?? 0n) + 1n },
  })
  const until = expiresAt ? ` until ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''
  await recordTransition(ctx.tx, ctx.clock, {
    port,
    provider: null,
    kind: 'mode_set',
    sentence: `${modeTitles[mode]}${tenant ? ' for one tenant' : ''} by ${ctx.actor.name}${until}.`,
    actorName: ctx.actor.name,
  })
  await continuityAudit.record(ctx, 'continuity.mode-set', {
    entity: { kind: 'port', id: port, name: port },
    details: { port, tenant: tenant?.slug ?? null, mode, reason, expiresAt: expiresAt?.toISOString() ?? null },
  })
  return { ...order, tenant }
}
