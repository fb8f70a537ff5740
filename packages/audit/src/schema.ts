import { z } from 'zod'
import { actorSummarySchema, pageInputSchema, pageOf } from '@understudy/core'

export const auditEventSchema = z.object({
  id: z.uuid(),
  at: z.date(),
  action: z.string(),
  outcome: z.enum(['allowed', 'denied']),
  actor: actorSummarySchema,
  entity: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  details: z.record(z.string(), z.unknown()),
  traceId: z.string().nullable(),
  address: z.string().nullable(),
})
export type AuditEventView = z.infer<typeof auditEventSchema>

export const listAuditEventsInput = pageInputSchema.extend({
  /** Part of the action, the actor's or the entity's name. */
  text: z.string().trim().max(100).optional(),
  actions: z.array(z.string().max(100)).max(50).optional(),
  outcome: z.enum(['allowed', 'denied']).optional(),
  actorId: z.string().max(100).optional(),
  entityKind: z.string().max(50).optional(),
  entityId: z.string().max(100).optional(),
  from: z.date().optional(),
  to: z.date().optional(),
})
export type ListAuditEventsInput = z.infer<typeof listAuditEventsInput>

export const auditPageSchema = pageOf(auditEventSchema)

/** The same trail over all tenants: each event says whose it is. */
export const listAllAuditEventsInput = listAuditEventsInput.extend({ tenantSlug: z.string().max(60).optional() })
export type ListAllAuditEventsInput = z.infer<typeof listAllAuditEventsInput>

export const tenantAuditEventSchema = auditEventSchema.extend({ tenant: z.object({ slug: z.string(), name: z.string() }) })
export type TenantAuditEventView = z.infer<typeof tenantAuditEventSchema>
export const tenantAuditPageSchema = pageOf(tenantAuditEventSchema)

export { EXPORT_LIMIT } from './export-limit.ts'
export const exportAuditEventsInput = listAuditEventsInput.omit({ cursor: true, limit: true })
export type ExportAuditEventsInput = z.infer<typeof exportAuditEventsInput>
export const exportAllAuditEventsInput = listAllAuditEventsInput.omit({ cursor: true, limit: true })

export const auditExportSchema = z.object({ csv: z.string(), events: z.number().int(), isCut: z.boolean() })
export type AuditExport = z.infer<typeof auditExportSchema>

/** A notification that something was added; readers fetch what their filters let through. */
export const auditChangeSchema = z.object({ at: z.date() })
