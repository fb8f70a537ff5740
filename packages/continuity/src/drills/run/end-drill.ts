import { notify, type Prisma } from '@understudy/db'
import { continuityAudit } from '../../audit-actions.ts'
import { verdictOf } from '../report/judge-claims.ts'
import type { DrillState } from '../schema.ts'
import type { DrillSandbox } from '../drill-sandbox.ts'
import { asDrill, type DrillServices } from '../on-platform.ts'
import { repairFaults } from './repair-faults.ts'
import { reportOf, type WatchedDrill } from './watched-drill.ts'

/**
 * Repairs, and writes the report and how it ended, in one transaction.
 * @param early why it ended before it was judged; null when it was judged
 */
export async function endDrill(
  services: DrillServices,
  sandbox: DrillSandbox,
  drill: WatchedDrill,
  early: 'stopped' | 'interrupted' | null,
): Promise<void> {
  const report = await reportOf(services, drill)
  const state: DrillState = early ?? verdictOf(report.claims)
  const { id, timeline } = drill
  await asDrill(services, async (ctx) => {
    await repairFaults(ctx, sandbox, id)
    const data = { state, endedAt: ctx.clock.now(), report: report satisfies Prisma.InputJsonValue }
    const { count } = await ctx.tx.drill.updateMany({ where: { id, endedAt: null }, data })
    if (count === 0) return
    await notify(ctx.tx, { topic: 'drill', id })
    await continuityAudit.record(ctx, 'continuity.drill-ended', {
      entity: { kind: 'drill', id, name: timeline.title },
      details: { timeline: timeline.name, state, calls: report.figures.calls, failed: report.figures.failed },
    })
  })
}
