import { AppError, type Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import { drillSummary, reportIn } from '../drill-view.ts'
import type { DrillDetail, DrillPoint } from '../schema.ts'
import { timelineSchema } from '../timeline/timeline.ts'

/** @throws AppError not_found */
export async function getDrill({ tx, clock }: { tx: Tx; clock: Clock }, { id }: { id: string }): Promise<DrillDetail> {
  const row = await tx.drill.findUnique({ where: { id } })
  if (!row) throw new AppError('not_found', 'There is no such drill.')
  const { script, reason, stopRequestedBy, cleanedAt } = row
  return {
    ...drillSummary(row),
    script: timelineSchema.parse(script),
    reason,
    stopRequestedBy,
    cleanedAt,
    report: reportIn(row),
    points: await readPoints(tx, id),
    at: clock.now(),
  }
}

/** All ports together, second by second. A second without calls is left out: a gap, not a zero. */
async function readPoints(tx: Tx, drillId: string): Promise<DrillPoint[]> {
  const rows = await tx.drillPoint.groupBy({
    by: ['second'],
    where: { drillId },
    _sum: { aws: true, local: true, failed: true },
    orderBy: { second: 'asc' },
  })
  return rows.map(({ second, _sum }) => ({ second, aws: _sum.aws ?? 0, local: _sum.local ?? 0, failed: _sum.failed ?? 0 }))
}
