import { Prisma, systemStatement, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { intentColumns, otherSide, readIntents, waitingFor, type Intent } from '../journal/intent.ts'
import type { Side } from '../journal/journal.ts'

/** Of one tenant at a time, and the tenants in turn: no tenant's backlog keeps another's waiting. */
const A_TENANT = 1_000
const A_ROUND = 1_000

/**
 * Behind one of these, refused for its own fault, a chain stops until somebody decides: what follows would build on it. Puts,
 * events and documents stand for themselves.
 */
export const foundations: readonly string[] = ['ensureIndex', 'deleteIndex', 'updateRecord']

export const chainKey = ({ tenant, chain }: Pick<Intent, 'tenant' | 'chain'>): string => `${tenant.id} ${chain}`

/** True where something of the same chain may not be passed: a write under way, or one refused that the others build on. */
const isBehindObstacle = (side: Side): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM port_intents AS o WHERE o.tenant_id = i.tenant_id AND o.port = i.port AND o.chain = i.chain AND o.seq <= i.seq
    AND (o.aws = 'in_flight' OR o.local = 'in_flight'))
  OR EXISTS (SELECT FROM port_intents AS o WHERE o.tenant_id = i.tenant_id AND o.port = i.port AND o.chain = i.chain AND o.seq <= i.seq
    AND (o.aws = 'poisoned' OR o.local = 'poisoned') AND ${side === 'aws' ? Prisma.sql`o.aws` : Prisma.sql`o.local`} = 'poisoned'
    AND o.operation = ANY(${[...foundations]}::text[]))`

/** Nobody was told of it, and the other side may have it: what becomes of it there decides whether this side gets it. */
const isUndecided = (intent: Intent, side: Side): boolean =>
  intent.servedBy === null && intent[side] === 'pending' && intent[otherSide(side)] === 'maybe_applied'

/** The next writes for a side, oldest first, without chains that cannot go on now; seen at one moment. */
export async function selectWaiting(db: Database, port: PortName, side: Side, blocked: readonly string[]): Promise<Intent[]> {
  const waiting = await readIntents(
    systemStatement(
      db,
      'continuity.replay',
      Prisma.sql`
        SELECT ${intentColumns} FROM tenants AS t CROSS JOIN LATERAL (
          SELECT *, row_number() OVER (ORDER BY i.seq) AS turn FROM port_intents AS i
          WHERE i.port = ${port} AND i.tenant_id = t.id AND ${waitingFor(side)} AND i.aws <> 'in_flight' AND i.local <> 'in_flight'
            AND i.tenant_id::text || ' ' || i.chain <> ALL(${[...blocked]}::text[])
          ORDER BY i.seq LIMIT ${A_TENANT}
        ) AS i
        WHERE NOT (${isBehindObstacle(side)})
        ORDER BY i.turn, i.seq LIMIT ${A_ROUND}`,
    ),
  )
  const stopped = new Set<string>()
  return waiting.filter((intent) => {
    const key = chainKey(intent)
    if (isUndecided(intent, side)) stopped.add(key)
    return !stopped.has(key)
  })
}
