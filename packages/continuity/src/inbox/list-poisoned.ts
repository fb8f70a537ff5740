import { asSystem, type Database } from '@understudy/db'
import { poisonedSchema, type PoisonedView } from '../journal/schema.ts'

const MOST = 200

interface PoisonedRow extends Omit<PoisonedView, 'tenant'> {
  readonly tenantId: string
  readonly slug: string
}

/** Writes that a side refuses for their own fault and that nobody has decided about, oldest first. */
export async function listPoisoned({ db }: { readonly db: Database }): Promise<PoisonedView[]> {
  const rows = await asSystem(
    db,
    'continuity.platform',
    (tx) => tx.$queryRaw<PoisonedRow[]>`
      SELECT i.tenant_id AS "tenantId", t.slug, i.id, i.port, i.chain, i.operation, i.tries, i.created_at AS "createdAt",
        coalesce(i.error, '') AS error, CASE WHEN i.aws = 'poisoned' THEN 'aws' ELSE 'local' END AS side
      FROM port_intents i JOIN tenants t ON t.id = i.tenant_id
      WHERE i.aws = 'poisoned' OR i.local = 'poisoned' ORDER BY i.seq LIMIT ${MOST}`,
  )
  return rows.map(({ tenantId, slug, ...row }) => poisonedSchema.parse({ ...row, tenant: { id: tenantId, slug } }))
}
