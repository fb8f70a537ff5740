import { asSystem, type Database, type Tx } from '@understudy/db'
import { portNames, type PortName } from '@understudy/ports'

export type WaitingByPort = Readonly<Record<PortName, { readonly aws: number; readonly local: number }>>

export interface WaitingOfTenant {
  readonly tenantId: string
  readonly port: PortName
  readonly aws: number
  readonly local: number
}

/** Writes that each side lacks, by tenant and port; from the indexes of what waits. */
export const waitingByTenant = (tx: Tx): Promise<WaitingOfTenant[]> => tx.$queryRaw<WaitingOfTenant[]>`
  SELECT tenant_id AS "tenantId", port, sum(aws)::int AS aws, sum(local)::int AS local FROM (
    SELECT tenant_id, port, count(*) AS aws, 0 AS local FROM port_intents WHERE aws IN ('pending', 'maybe_applied') GROUP BY 1, 2
    UNION ALL
    SELECT tenant_id, port, 0, count(*) FROM port_intents WHERE local IN ('pending', 'maybe_applied') GROUP BY 1, 2
  ) AS waiting GROUP BY 1, 2`

export function totalsOf(rows: readonly WaitingOfTenant[]): WaitingByPort {
  const totals = Object.fromEntries(portNames.map((port) => [port, { aws: 0, local: 0 }])) as Record<
    PortName,
    { aws: number; local: number }
  >
  for (const { port, aws, local } of rows) {
    totals[port].aws += aws
    totals[port].local += local
  }
  return totals
}

/** Writes that each side lacks, by port, over all tenants. What is being attempted at this moment is not among them. */
export const waitingByPort = (db: Database): Promise<WaitingByPort> =>
  asSystem(db, 'continuity.replay', async (tx) => totalsOf(await waitingByTenant(tx)))
