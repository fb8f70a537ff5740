import { actorSummarySchema } from '@understudy/core'
import type { Prisma } from '@understudy/db'
import type { AuditEventView } from './schema.ts'

export const toAuditEventView = (row: Prisma.AuditEventGetPayload<object>): AuditEventView => ({
  id: row.id,
  at: row.at,
  action: row.action,
  outcome: row.outcome === 'denied' ? 'denied' : 'allowed',
  actor: actorSummarySchema.parse({ kind: row.actorKind, id: row.actorId, name: row.actorName }),
  entity: { kind: row.entityKind, id: row.entityId, name: row.entityName },
  details: row.details as Record<string, unknown>,
  traceId: row.traceId,
  address: row.address,
})
