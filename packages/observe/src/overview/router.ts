import { flow, procedure, router } from '@understudy/api'
import { overviewInput, overviewSchema, platformOverviewSchema } from './schema.ts'
import { platformOverview } from './platform-overview.ts'
import { tenantOverview } from './tenant-overview.ts'

export const overviewRouter = router({
  platform: flow({ scope: 'platform', action: 'platform.read', audit: 'none' })
    .input(overviewInput)
    .output(platformOverviewSchema)
    .query(({ ctx, input }) => platformOverview(ctx.db, ctx.clock, input)),
  tenant: procedure({ scope: 'tenant', action: 'observe.read', audit: 'none' })
    .input(overviewInput)
    .output(overviewSchema)
    .query(({ ctx, input }) => tenantOverview(ctx.verb, input)),
})
