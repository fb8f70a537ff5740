import type { Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { JournalRow } from '../schema.ts'

export type CountedRow = Omit<JournalRow, 'state' | 'ratePerS' | 'leftMs'>

interface Row extends Omit<CountedRow, 'tenant'> {
  readonly tenantId: string
  readonly slug: string
  readonly port: PortName
}

/** Every tenant's port in which something waits, was compared, or is to be decided; what waits most first. */
export async function readJournalRows(tx: Tx): Promise<CountedRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH waiting AS (
      SELECT tenant_id, port, sum(aws)::int AS aws, sum(local)::int AS local FROM (
        SELECT tenant_id, port, count(*) AS aws, 0 AS local FROM port_intents WHERE aws IN ('pending', 'maybe_applied') GROUP BY 1, 2
        UNION ALL
        SELECT tenant_id, port, 0, count(*) FROM port_intents WHERE local IN ('pending', 'maybe_applied') GROUP BY 1, 2
      ) AS sides GROUP BY 1, 2
    ), conflicts AS (
      SELECT tenant_id, port, count(*)::int AS open FROM port_conflicts WHERE state = 'open' GROUP BY 1, 2
    ), poisoned AS (
      SELECT tenant_id, port, count(*)::int AS open FROM port_intents WHERE aws = 'poisoned' OR local = 'poisoned' GROUP BY 1, 2
    ), all_of AS (
      SELECT tenant_id, port FROM waiting UNION SELECT tenant_id, port FROM conflicts UNION SELECT tenant_id, port FROM poisoned
      UNION SELECT tenant_id, port FROM port_mirrors WHERE compared_at IS NOT NULL
    )
    SELECT a.tenant_id AS "tenantId", t.slug, a.port, coalesce(m.handed_back, 0) AS done, coalesce(w.aws, 0) AS waiting,
      coalesce(w.local, 0) AS "waitingLocal", coalesce(c.open, 0) AS conflicts, coalesce(p.open, 0) AS poisoned,
      coalesce(m.differences, 0) AS differences, m.compared_at AS "comparedAt", coalesce(m.compared_keys, 0) AS "comparedKeys",
      (
        SELECT i.created_at FROM port_intents i
        WHERE i.port = a.port AND i.tenant_id = a.tenant_id AND i.aws IN ('pending', 'maybe_applied') ORDER BY i.seq LIMIT 1
      ) AS "oldestAt"
    FROM all_of a JOIN tenants t ON t.id = a.tenant_id
    LEFT JOIN waiting w USING (tenant_id, port) LEFT JOIN conflicts c USING (tenant_id, port)
    LEFT JOIN poisoned p USING (tenant_id, port) LEFT JOIN port_mirrors m USING (tenant_id, port)
    ORDER BY waiting DESC, t.slug, a.port`
  return rows.map(({ tenantId, slug, ...row }) => ({ ...row, tenant: { id: tenantId, slug } }))
}
