import type { z } from 'zod'
import { asSystem, type Database } from '@understudy/db'
import type { ConflictView, listConflictsInput } from '../journal/schema.ts'
import { conflictView } from './conflict-view.ts'

/** The operator's inbox over all tenants, newest first. */
export function listConflicts(
  { db }: { readonly db: Database },
  { state, limit }: z.infer<typeof listConflictsInput>,
): Promise<ConflictView[]> {
  return asSystem(db, 'continuity.platform', async (tx) => {
    const rows = await tx.portConflict.findMany({
      where: state === 'open' ? { state: 'open' } : { state: { not: 'open' } },
      omit: { winnerBody: true, loserBody: true },
      orderBy: state === 'open' ? { at: 'desc' } : { decidedAt: 'desc' },
      take: limit,
    })
    const ids = [...new Set(rows.map(({ tenantId }) => tenantId))]
    const tenants = await tx.tenant.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true } })
    const slugs = new Map(tenants.map(({ id, slug }) => [id, slug]))
    return rows.map((row) => conflictView(row, slugs.get(row.tenantId) ?? ''))
  })
}
