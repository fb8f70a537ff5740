import { flow, procedure, readAndFollow, router, streamOf } from '@understudy/api'
import { exportAllAuditEvents, exportAuditEvents, listAllAuditEvents, listAuditEvents } from '@understudy/audit'
import {
  auditChangeSchema,
  auditExportSchema,
  auditPageSchema,
  exportAllAuditEventsInput,
  exportAuditEventsInput,
  listAllAuditEventsInput,
  listAuditEventsInput,
  tenantAuditPageSchema,
} from '@understudy/audit/schema'

const inTenant = { scope: 'tenant', action: 'audit.read' } as const
/** The platform's own trail (sign-ins, accounts, looks across tenants) and those of all tenants. */
const everywhere = { scope: 'platform', action: 'platform.audit' } as const

export const auditRouter = router({
  list: procedure({ ...inTenant, audit: 'none' })
    .input(listAuditEventsInput)
    .output(auditPageSchema)
    .query(({ ctx, input }) => listAuditEvents(ctx.verb, input)),
  follow: flow({ ...inTenant, audit: 'none' })
    .output(streamOf(auditChangeSchema))
    .subscription(({ ctx, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic, tenantId }) => topic === 'audit' && tenantId === ctx.scope.tenant.id,
        signal,
        () => Promise.resolve({ at: ctx.clock.now() }),
      ),
    ),
  export: procedure({ ...inTenant, audit: 'audit.exported' })
    .input(exportAuditEventsInput)
    .output(auditExportSchema)
    .mutation(({ ctx, input }) => exportAuditEvents(ctx.verb, input)),
  listAll: flow({ ...everywhere, audit: 'none' })
    .input(listAllAuditEventsInput)
    .output(tenantAuditPageSchema)
    .query(({ ctx, input }) => listAllAuditEvents(ctx.db, input)),
  followAll: flow({ ...everywhere, audit: 'none' })
    .output(streamOf(auditChangeSchema))
    .subscription(({ ctx, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic }) => topic === 'audit',
        signal,
        () => Promise.resolve({ at: ctx.clock.now() }),
      ),
    ),
  exportAll: procedure({ ...everywhere, audit: 'audit.exported' })
    .input(exportAllAuditEventsInput)
    .output(auditExportSchema)
    .mutation(({ ctx, input }) => exportAllAuditEvents(ctx.db, ctx.verb, input)),
})
