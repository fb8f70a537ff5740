import { flow, procedure, readAndFollow, router, streamOf } from '@understudy/api'
import { z } from 'zod'
import '../services.ts'
import { exportDrill } from './report/export-drill.ts'
import { getDrill } from './pages/get-drill.ts'
import { listDrills } from './pages/list-drills.ts'
import { readRehearsals } from './pages/read-rehearsals.ts'
import { readCatalogue } from './pages/read-catalogue.ts'
import { changeSchedule } from './schedule/change-schedule.ts'
import {
  changeScheduleInput,
  compareDrillsInput,
  comparedDrillsSchema,
  drillCatalogueSchema,
  drillDetailSchema,
  drillIdInput,
  drillListSchema,
  drillSummarySchema,
  exportDrillInput,
  exportedDrillSchema,
  listDrillsInput,
  rehearsalSchema,
  startDrillInput,
} from './schema.ts'
import { startDrill } from './start-drill.ts'
import { stopDrill } from './stop-drill.ts'

const sees = { scope: 'platform', action: 'continuity.read', audit: 'none' } as const
const drills = { scope: 'platform', action: 'continuity.drill' } as const

export const drillsRouter = router({
  list: procedure(sees)
    .input(listDrillsInput)
    .output(drillListSchema)
    .query(({ ctx, input }) => listDrills(ctx.verb, input)),
  /** Timelines, what was rehearsed when, and the schedule. */
  catalogue: procedure(sees)
    .output(drillCatalogueSchema)
    .query(({ ctx }) => readCatalogue({ ...ctx.verb, drills: ctx.scope.services.continuity.drills })),
  /** When each port was last rehearsed: whether what is promised was tried lately is for everybody to know. */
  rehearsals: procedure({ scope: 'user', action: 'none', audit: 'none' })
    .output(z.array(rehearsalSchema))
    .query(({ ctx }) => readRehearsals(ctx.verb, ctx.scope.services.continuity.drills.sandbox)),
  get: procedure(sees)
    .input(drillIdInput)
    .output(drillDetailSchema)
    .query(({ ctx, input }) => getDrill(ctx.verb, input)),
  /** The same drill again whenever it moves: at least once a second while it plays. */
  watch: flow(sees)
    .input(drillIdInput)
    .output(streamOf(drillDetailSchema))
    .subscription(({ ctx, input, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic, id }) => topic === 'drill' && (id === undefined || id === input.id),
        signal,
        () => ctx.scope.inTransaction((verb) => getDrill(verb, input)),
      ),
    ),
  /** Says when to read the list again. */
  follow: flow(sees)
    .output(streamOf(z.object({ at: z.date() })))
    .subscription(({ ctx, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic }) => topic === 'drill',
        signal,
        () => Promise.resolve({ at: ctx.clock.now() }),
      ),
    ),
  compare: procedure(sees)
    .input(compareDrillsInput)
    .output(comparedDrillsSchema)
    .query(async ({ ctx, input }) => ({
      one: await getDrill(ctx.verb, { id: input.one }),
      other: await getDrill(ctx.verb, { id: input.other }),
    })),
  export: procedure(sees)
    .input(exportDrillInput)
    .output(exportedDrillSchema)
    .query(({ ctx, input }) => exportDrill(ctx.verb, input)),
  start: procedure({ ...drills, audit: 'continuity.drill-started' })
    .input(startDrillInput)
    .output(drillSummarySchema)
    .mutation(({ ctx, input }) => startDrill({ ...ctx.verb, drills: ctx.scope.services.continuity.drills }, input)),
  changeSchedule: procedure({ ...drills, audit: 'continuity.drill-schedule-changed' })
    .input(changeScheduleInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await changeSchedule(ctx.verb, input)
      return null
    }),
  stop: procedure({ ...drills, audit: 'continuity.drill-stopped' })
    .input(drillIdInput)
    .output(z.object({ stopped: z.boolean() }))
    .mutation(({ ctx, input }) => stopDrill({ ...ctx.verb, drills: ctx.scope.services.continuity.drills }, input)),
})
