import type { Page } from '@understudy/core'
import { decodeIdCursor, encodeCursor } from '@understudy/core/server'
import type { Prisma, VerbContext } from '@understudy/db'
import { toAuditEventView } from './audit-event-view.ts'
import type { AuditEventView, ListAuditEventsInput } from './schema.ts'

/** Newest first, keyset by the event's time-ordered id. */
export async function listAuditEvents(
  ctx: Pick<VerbContext, 'tx' | 'tenant'>,
  input: ListAuditEventsInput,
): Promise<Page<AuditEventView>> {
  const rows = await ctx.tx.auditEvent.findMany({
    where: { tenantId: ctx.tenant.id, AND: auditConditions(input) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  const items = rows.slice(0, input.limit).map(toAuditEventView)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > input.limit && last ? encodeCursor([last.id]) : null }
}

/** The filters alone; also those of an export and of the trail over all tenants. */
export function auditConditions(input: Partial<ListAuditEventsInput>): Prisma.AuditEventWhereInput[] {
  const all: Prisma.AuditEventWhereInput[] = []
  if (input.cursor) all.push({ id: { lt: decodeIdCursor(input.cursor) } })
  if (input.actions?.length) all.push({ action: { in: input.actions } })
  if (input.outcome) all.push({ outcome: input.outcome })
  if (input.actorId) all.push({ actorId: input.actorId })
  if (input.entityKind) all.push({ entityKind: input.entityKind })
  if (input.entityId) all.push({ entityId: input.entityId })
  if (input.from) all.push({ at: { gte: input.from } })
  if (input.to) all.push({ at: { lt: input.to } })
  if (input.text) {
    const contains = { contains: input.text, mode: 'insensitive' } as const
    all.push({ OR: [{ action: contains }, { actorName: contains }, { entityName: contains }, { entityId: contains }] })
  }
  return all
}
