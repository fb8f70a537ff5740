import type { VerbContext } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { continuityAudit } from '../audit-actions.ts'
import { recordTransition } from '../fleet/record-transition.ts'
import { modeTitles } from './mode-titles.ts'
import type { ModeKind } from './schema.ts'

/** A row of the register. */
export interface StoredOrder {
  readonly id: string
  readonly port: string
  readonly scopeTenant: string | null
  readonly mode: string
  readonly reason: string
  readonly expiresAt: Date | null
}

/** Ends an order once, whoever comes first. @returns false when it had ended already */
export async function endOrder(
  ctx: VerbContext,
  order: StoredOrder,
  how: { readonly by: 'person' | 'expiry'; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const isPerson = how.by === 'person'
  const { count } = await ctx.tx.portMode.updateMany({
    where: { id: order.id, endedAt: null },
    data: { endedAt: how.at, endedBy: isPerson ? ctx.actor.name : 'its expiry' },
  })
  if (count === 0) return false
  const { port, mode, expiresAt } = order
  await recordTransition(ctx.tx, ctx.clock, {
    port: port as PortName,
    provider: null,
    kind: 'mode_ended',
    sentence: `${modeTitles[mode as ModeKind]} ended ${isPerson ? `by ${ctx.actor.name}` : 'at its expiry'}.`,
    ...(isPerson ? { actorName: ctx.actor.name } : {}),
  })
  await continuityAudit.record(ctx, 'continuity.mode-ended', {
    entity: { kind: 'port', id: port, name: port },
    details: {
      port,
      tenant: order.scopeTenant,
      mode,
      reason: how.reason,
      expiresAt: expiresAt?.toISOString() ?? null,
      endedBy: how.by,
    },
  })
  return true
}
