import { procedure, router } from '@understudy/api'
import { listAuditEvents } from '@understudy/audit'
import { auditPageSchema, listAuditEventsInput } from '@understudy/audit/schema'

export const auditRouter = router({
  list: procedure({ scope: 'tenant', action: 'audit.read', audit: 'none' })
    .input(listAuditEventsInput)
    .output(auditPageSchema)
    .query(({ ctx, input }) => listAuditEvents(ctx.verb, input)),
  /** The platform's own trail: sign-ins, accounts, looks across tenants. */
  listPlatform: procedure({ scope: 'platform', action: 'platform.audit', audit: 'none' })
    .input(listAuditEventsInput)
    .output(auditPageSchema)
    .query(({ ctx, input }) => listAuditEvents(ctx.verb, input)),
})
