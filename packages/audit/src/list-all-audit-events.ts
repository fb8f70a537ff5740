import type { Page } from '@understudy/core'
import { encodeCursor } from '@understudy/core/server'
import { asSystem, type Database, type Tx } from '@understudy/db'
import { toAuditEventView } from './audit-event-view.ts'
import { auditConditions } from './list-audit-events.ts'
import type { ListAllAuditEventsInput, TenantAuditEventView } from './schema.ts'

/** The trail of the platform and of all tenants, newest first; for who may read every trail. */
export function listAllAuditEvents(db: Database, input: ListAllAuditEventsInput): Promise<Page<TenantAuditEventView>> {
  return asSystem(db, 'audit.platform', async (tx) => {
    const rows = await readAll(tx, input, input.limit + 1)
    const items = rows.slice(0, input.limit)
    const last = items.at(-1)
    return { items, nextCursor: rows.length > input.limit && last ? encodeCursor([last.id]) : null }
  })
}

export async function readAll(tx: Tx, input: Partial<ListAllAuditEventsInput>, limit: number): Promise<TenantAuditEventView[]> {
  const tenants = await tx.tenant.findMany({
    where: input.tenantSlug ? { slug: input.tenantSlug } : {},
    select: { id: true, slug: true, name: true },
  })
  const byId = new Map(tenants.map(({ id, slug, name }) => [id, { slug, name }]))
  const rows = await tx.auditEvent.findMany({
    where: { ...(input.tenantSlug && { tenantId: { in: [...byId.keys()] } }), AND: auditConditions(input) },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map((row) => ({ ...toAuditEventView(row), tenant: byId.get(row.tenantId) ?? { slug: '', name: '' } }))
}
