import { notify, type Prisma } from '@understudy/db'
import { continuityAudit } from '../../audit-actions.ts'
import { drillReportSchema } from '../schema.ts'
import type { DrillSandbox } from '../drill-sandbox.ts'
import { asDrill, type DrillServices } from '../on-platform.ts'
import { removeDrillData, type DrillPlaces } from './remove-drill-data.ts'
import { repairFaults } from './repair-faults.ts'

/** Seconds without a heartbeat after which the worker that played it counts as gone; workers beat twice a second. */
const ABANDONED_S = 10
/** Seconds after which no worker is believed to come for a drill that waits. */
const UNCLAIMED_S = 60
/** Milliseconds that the one who played a drill has to remove what it wrote, before somebody else does. */
const CLEANING_MS = 60_000

const WHY = 'The worker that played it went away. Its faults were repaired, and what it had written was removed.'
const NOBODY = 'No worker came for it.'

/** Ends drills whose worker went away: repaired, reported as interrupted, cleaned up after. Several processes may do it at once. */
export async function reconcileDrills(services: DrillServices, sandbox: DrillSandbox, places: DrillPlaces): Promise<number> {
  const { db, clock, log } = services
  const nowMs = clock.now().getTime()
  const before = (seconds: number) => new Date(nowMs - seconds * 1_000)
  const abandoned = await db.app.drill.findMany({
    where: {
      endedAt: null,
      OR: [{ heartbeatAt: { lt: before(ABANDONED_S) } }, { heartbeatAt: null, createdAt: { lt: before(UNCLAIMED_S) } }],
    },
    select: { id: true, title: true, timeline: true, live: true, heartbeatAt: true },
  })
  for (const { id, title, timeline, live, heartbeatAt } of abandoned) {
    const known = drillReportSchema.safeParse(live)
    const note = heartbeatAt === null ? NOBODY : WHY
    const report = known.success ? { ...known.data, notes: [...known.data.notes, note] } : null
    await asDrill(services, async (ctx) => {
      // Whoever is first ends it, unless it beat again in the meantime.
      const { count } = await ctx.tx.drill.updateMany({
        where: { id, endedAt: null, heartbeatAt },
        data: {
          state: 'interrupted',
          endedAt: clock.now(),
          ...(report ? { report: report satisfies Prisma.InputJsonValue } : {}),
        },
      })
      if (count === 0) return
      await repairFaults(ctx, sandbox, id)
      await notify(ctx.tx, { topic: 'drill', id })
      const figures = known.success ? known.data.figures : null
      await continuityAudit.record(ctx, 'continuity.drill-ended', {
        entity: { kind: 'drill', id, name: title },
        details: { timeline, state: 'interrupted', calls: figures?.calls ?? 0, failed: figures?.failed ?? 0 },
      })
      log.warn({ drillId: id }, 'a drill was interrupted')
    })
  }
  const late = { endedAt: { lt: new Date(nowMs - CLEANING_MS) }, cleanedAt: null }
  const isInterrupted = abandoned.length > 0
  if (isInterrupted || (await db.app.drill.count({ where: late })) > 0) await removeDrillData(services, places)
  return abandoned.length
}
