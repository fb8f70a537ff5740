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
