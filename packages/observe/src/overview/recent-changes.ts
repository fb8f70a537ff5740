import type { AuditEventView } from '@understudy/audit/schema'
import { toAuditEventView } from '@understudy/audit'
import type { FigureContext } from './figure-context.ts'

/** What changes nothing for others is not a recent change. */
const routine = ['system.access', 'user.preferences-changed']

export async function recentChanges(ctx: FigureContext, most = 8): Promise<AuditEventView[]> {
  const rows = await ctx.tx.auditEvent.findMany({
    where: { ...(ctx.tenant && { tenantId: ctx.tenant.id }), NOT: { action: { in: routine } } },
    orderBy: { at: 'desc' },
    take: most,
  })
  return rows.map((row) => toAuditEventView(row))
}
