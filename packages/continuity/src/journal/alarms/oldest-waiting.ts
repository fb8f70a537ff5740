import { Prisma } from '@understudy/db'
import { journalledPorts } from '../../replay/start-replayer.ts'
import { otherSide, waitingFor } from '../intent.ts'
import type { Side } from '../journal.ts'

export interface OldestRow {
  readonly port: string
  readonly at: Date
}

/** Of each port with one, when the oldest write that waits for a side was made: one look into the index a tenant, however many wait. */
export const oldestWaiting = (side: Side): Prisma.Sql => Prisma.sql`
  SELECT ports.port, min(oldest.created_at) AS at
  FROM unnest(${[...journalledPorts] as string[]}::text[]) AS ports (port) CROSS JOIN tenants AS t CROSS JOIN LATERAL (
    SELECT created_at FROM port_intents AS i
    WHERE i.port = ports.port AND i.tenant_id = t.id AND ${waitingFor(side)} AND ${Prisma.raw(`i.${otherSide(side)}`)} <> 'in_flight'
    ORDER BY i.seq LIMIT 1
  ) AS oldest GROUP BY 1 ORDER BY 2`
