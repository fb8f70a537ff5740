import type { TenantRef } from '@understudy/core'
import { Prisma, systemStatement, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { fromIntents, intentColumns, readIntents, waitingFor, type Intent } from './intent.ts'
import type { Freshness, Side } from './journal.ts'

export interface WhatIsAsked {
  readonly tenant: TenantRef
  readonly port: PortName
  /** Null: the whole port. */
  readonly chain: string | null
  /** True for a version asked for by its id, which nothing can replace. */
  readonly isOneVersion?: boolean
}

/** Of a read's arguments. */
export const namesVersion = (args: readonly unknown[]): boolean =>
  args.some((each) => typeof each === 'object' && each !== null && 'versionId' in each && each.versionId !== undefined)

/** More than so many are not counted: the answer is the same. */
const MOST = 10_000

const ofThese = ({ tenant, port, chain }: WhatIsAsked): Prisma.Sql =>
  Prisma.sql`i.tenant_id = ${tenant.id}::uuid AND i.port = ${port} ${chain === null ? Prisma.empty : Prisma.sql`AND i.chain = ${chain} AND i.settled_at IS NULL`}`

/** Of one chain it is looked up by chain: a state that is computed keeps the planner from the indexes of all that waits. */
const lacks = ({ chain }: WhatIsAsked, side: Side): Prisma.Sql => {
  if (chain === null) return waitingFor(side)
  return Prisma.sql`(${side === 'aws' ? Prisma.sql`i.aws` : Prisma.sql`i.local`} || '') IN ('pending', 'maybe_applied')`
}

/** What waits for this machine's side, oldest first. */
export const waitingHere = (db: Database, asked: WhatIsAsked, limit: number): Promise<Intent[]> =>
  readIntents(
    systemStatement(
      db,
      'continuity.journal',
      Prisma.sql`
        SELECT ${intentColumns} ${fromIntents} WHERE ${ofThese(asked)} AND ${lacks(asked, 'local')} AND i.aws <> 'in_flight'
        ORDER BY i.seq LIMIT ${limit}`,
    ),
  )

/**
 * Objects' writes that AWS never answered, and that may still land there on top of a newer one: until that can be ruled out, what AWS
 * says of the key is not sure. Events, records and documents are told apart by tokens and versions; landing late changes nothing.
 */
const mayLandLate = ({ tenant, port, chain, isOneVersion = false }: WhatIsAsked, side: Side): Prisma.Sql =>
  side === 'aws' && port === 'objects' && chain !== null && !isOneVersion
    ? Prisma.sql`UNION ALL SELECT i.created_at FROM port_intents i
        WHERE i.tenant_id = ${tenant.id}::uuid AND i.port = ${port} AND i.chain = ${chain} AND i.watch_until > now()
          AND i.aws NOT IN ('pending', 'maybe_applied')`
    : Prisma.empty

/** How much a side lacks. What AWS is being asked to take at this moment may be acknowledged already: it counts as missing here. */
export async function missingIn(db: Database, asked: WhatIsAsked, side: Side): Promise<Freshness> {
  const missing =
    side === 'aws' ? lacks(asked, 'aws') : Prisma.sql`(${lacks(asked, 'local')} OR (i.local = 'pending' AND i.aws = 'in_flight'))`
  const [row] = await systemStatement<Freshness>(
    db,
    'continuity.journal',
    Prisma.sql`
      SELECT count(*)::int AS missing, min(created_at) AS "oldestAt" FROM (
        (SELECT i.created_at FROM port_intents i WHERE ${ofThese(asked)} AND ${missing} ORDER BY i.seq LIMIT ${MOST})
        ${mayLandLate(asked, side)}
      ) AS waiting`,
  )
  return row ?? { missing: 0, oldestAt: null }
}

/** Sides that lack an earlier write of the chain than this one; of a process that is gone nobody knows what it did last. */
export async function sidesBehind(db: Database, asked: WhatIsAsked, id: string): Promise<Side[]> {
  const before = Prisma.sql`
    ${ofThese(asked)} AND i.seq < (SELECT seq FROM port_intents WHERE tenant_id = ${asked.tenant.id}::uuid AND id = ${id}::uuid)`
  const [row] = await systemStatement<{ aws: boolean; local: boolean }>(
    db,
    'continuity.journal',
    Prisma.sql`
      SELECT
        EXISTS (SELECT 1 FROM port_intents i WHERE ${before} AND i.aws IN ('pending', 'maybe_applied', 'in_flight')) AS aws,
        EXISTS (SELECT 1 FROM port_intents i WHERE ${before} AND i.local IN ('pending', 'maybe_applied', 'in_flight')) AS local`,
  )
  return (['aws', 'local'] as const).filter((side) => row?.[side])
}
