import { asSystem, type Database, type VerbContext } from '@understudy/db'
import { accessAudit } from './access-actions.ts'
import { toAuditEventView } from './audit-event-view.ts'
import { toCsv } from './csv.ts'
import { readAll } from './list-all-audit-events.ts'
import { auditConditions } from './list-audit-events.ts'
import {
  EXPORT_LIMIT,
  type AuditEventView,
  type AuditExport,
  type ExportAuditEventsInput,
  type ListAllAuditEventsInput,
  type TenantAuditEventView,
} from './schema.ts'

/** The tenant's trail as filtered, newest first, as CSV of at most EXPORT_LIMIT events. The export itself is an event. */
export async function exportAuditEvents(ctx: VerbContext, input: ExportAuditEventsInput): Promise<AuditExport> {
  const rows = await ctx.tx.auditEvent.findMany({
    where: { tenantId: ctx.tenant.id, AND: auditConditions(input) },
    orderBy: { id: 'desc' },
    take: EXPORT_LIMIT + 1,
  })
  return record(ctx, input, rows.map(toAuditEventView))
}

/** The same over all tenants. `ctx` is the platform's: the export is written into its trail. */
export async function exportAllAuditEvents(
  db: Database,
  ctx: VerbContext,
  input: Omit<ListAllAuditEventsInput, 'cursor' | 'limit'>,
): Promise<AuditExport> {
  const rows = await asSystem(db, 'audit.platform', (tx) => readAll(tx, input, EXPORT_LIMIT + 1))
  return record(ctx, input, rows)
}

async function record(
  ctx: VerbContext,
  input: ExportAuditEventsInput,
  rows: readonly (AuditEventView | TenantAuditEventView)[],
): Promise<AuditExport> {
  const kept = rows.slice(0, EXPORT_LIMIT)
  const counts = { events: kept.length, isCut: rows.length > EXPORT_LIMIT }
  const filters = JSON.parse(JSON.stringify(input)) as Record<string, unknown>
  await accessAudit.record(ctx, 'audit.exported', {
    entity: { kind: 'tenant', id: ctx.tenant.id, name: ctx.tenant.slug },
    details: { ...counts, filters },
  })
  return { csv: toCsv(header, kept.map(cells)), ...counts }
}

const header =
  'at,tenant,action,outcome,actor_kind,actor_id,actor,entity_kind,entity_id,entity,details,trace_id,address,id'.split(',')

const cells = (event: AuditEventView | TenantAuditEventView): string[] => [
  event.at.toISOString(),
  'tenant' in event ? event.tenant.slug : '',
  event.action,
  event.outcome,
  event.actor.kind,
  event.actor.id,
  event.actor.name,
  event.entity.kind,
  event.entity.id,
  event.entity.name,
  JSON.stringify(event.details),
  event.traceId ?? '',
  event.address ?? '',
  event.id,
]
