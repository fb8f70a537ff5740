import { AppError } from '@understudy/core'
import { notify } from '@understudy/db'
import { continuityAudit } from '../audit-actions.ts'
import type { DrillContext } from './drill-facts.ts'
import { repairFaults } from './run/repair-faults.ts'

/**
 * Stops a drill at once: its faults are repaired with this very transaction, whatever became of its worker. One that is over stays as
 * it is.
 * @throws AppError not_found
 */
export async function stopDrill(ctx: DrillContext, { id }: { id: string }): Promise<{ stopped: boolean }> {
  const { tx, clock, actor, drills } = ctx
  const row = await tx.drill.findUnique({ where: { id }, select: { timeline: true, title: true, state: true } })
  if (!row) throw new AppError('not_found', 'There is no such drill.')
  const asked = { stopRequestedAt: clock.now(), stopRequestedBy: actor.name }
  const waiting = await tx.drill.updateMany({
    where: { id, state: 'queued', endedAt: null },
    // It wrote nothing yet.
    data: { ...asked, state: 'stopped', endedAt: clock.now(), cleanedAt: clock.now() },
  })
  const playing = await tx.drill.updateMany({ where: { id, endedAt: null, stopRequestedAt: null }, data: asked })
  if (waiting.count + playing.count === 0) return { stopped: false }
  await repairFaults(ctx, drills.sandbox, id)
  await notify(tx, { topic: 'drill', id: `stop ${id}` })
  await notify(tx, { topic: 'drill', id })
  await continuityAudit.record(ctx, 'continuity.drill-stopped', {
    entity: { kind: 'drill', id, name: row.title },
    details: { timeline: row.timeline, state: row.state },
  })
  return { stopped: true }
}
