import { notify, type VerbContext } from '@understudy/db'
import { sandboxAudit } from './audit-actions.ts'
import { faultName, faultView, type SandboxFaultRow } from './fault-view.ts'

/** Marks these faults as over, once, with an event for each. @returns how many were not over before */
export async function endFaults(
  ctx: VerbContext,
  action: 'sandbox.repaired' | 'sandbox.expired',
  rows: readonly SandboxFaultRow[],
): Promise<number> {
  let ended = 0
  for (const row of rows) {
    const endedAt = action === 'sandbox.expired' && row.endsAt ? row.endsAt : ctx.clock.now()
    const { count } = await ctx.tx.sandboxFault.updateMany({
      where: { id: row.id, endedAt: null },
      data: { endedAt, endedByName: ctx.actor.name },
    })
    if (count === 0) continue // somebody else was first
    ended += 1
    const { id, ports, fault, hits, ...view } = faultView(row)
    await sandboxAudit.record(ctx, action, {
      entity: { kind: 'sandbox-fault', id, name: faultName({ fault, ports }) },
      details: { ports, fault, hits, lastedMs: Math.max(0, endedAt.getTime() - view.startedAt.getTime()) },
    })
  }
  if (ended > 0) await notify(ctx.tx, { topic: 'sandbox' })
  return ended
}
