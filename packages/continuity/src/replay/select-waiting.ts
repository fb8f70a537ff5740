import { asSystem, Prisma, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { intentColumns, readIntents, waitingFor, type Intent } from '../journal/intent.ts'
import type { Side } from '../journal/journal.ts'

/** Of one tenant at a time: no tenant's backlog keeps another's waiting. */
const A_TENANT = 100
const A_ROUND = 400

/**
 * Behind one of these, refused for its own fault, a chain stops until somebody decides: what follows would build on it. Puts,
 * events and documents stand for themselves.
 */
export const foundations: readonly string[] = ['ensureIndex', 'deleteIndex', 'updateRecord']

export const chainKey = ({ tenant, chain }: Pick<Intent, 'tenant' | 'chain'>): string => `${tenant.id} ${chain}`

/** The next writes for a side, oldest first, without chains that cannot go on now. */
export function selectWaiting(db: Database, port: PortName, side: Side, blocked: readonly string[]): Promise<Intent[]> {
  const poisoned = side === 'aws' ? Prisma.sql`h.aws = 'poisoned'` : Prisma.sql`h.local = 'poisoned'`
  return asSystem(db, 'continuity.replay', (tx) =>
    readIntents(
      tx.$queryRaw`
        SELECT ${intentColumns} FROM tenants AS t CROSS JOIN LATERAL (
          SELECT * FROM port_intents AS i
          WHERE i.port = ${port} AND i.tenant_id = t.id AND ${waitingFor(side)} AND i.aws <> 'in_flight' AND i.local <> 'in_flight'
            AND i.tenant_id::text || ' ' || i.chain <> ALL(${[...blocked]}::text[])
            AND NOT EXISTS (
              SELECT 1 FROM port_intents f WHERE f.tenant_id = i.tenant_id AND f.port = i.port AND f.chain = i.chain
                AND f.seq < i.seq AND (f.aws = 'in_flight' OR f.local = 'in_flight')
            )
            AND NOT EXISTS (
              SELECT 1 FROM port_intents h WHERE h.tenant_id = i.tenant_id AND h.port = i.port AND h.chain = i.chain
                AND h.seq < i.seq AND (h.aws = 'poisoned' OR h.local = 'poisoned') AND ${poisoned}
                AND h.operation = ANY(${[...foundations]}::text[])
            )
          ORDER BY i.seq LIMIT ${A_TENANT}
        ) AS i ORDER BY i.seq LIMIT ${A_ROUND}`,
    ),
  )
}
