import { Prisma, systemStatement, type Database } from '@understudy/db'
import type { Settlement, Side } from './journal.ts'
import { plainArray } from './batches/plain-array.ts'

/** Milliseconds for which a write that AWS did not answer may still land: longer than any request lives. */
export const WATCH_MS = 600_000

export interface SettledIntent {
  readonly tenantId: string
  readonly id: string
  /** The process whose attempt it was: an operation that another one tries again is that one's. */
  readonly owner: string
  readonly settlement: Settlement
}

const sides = ['aws', 'local'] as const

/** What a side's state becomes; '' leaves the decision to the row. A refusal by one side is the answer for both. */
function stateOf({ states }: Settlement, side: Side): string {
  const isOver = sides.some((each) => states[each] === 'rejected')
  const given = states[side]
  return isOver && (given === undefined || given === 'pending') ? 'none' : (given ?? '')
}

/** Given up: its process was taken for gone, and no side had it. */
const isGivenUp = Prisma.sql`(p.settled_at IS NOT NULL AND p.served_by IS NULL)`
/** A side took it after all, or may have: it happened now, and is the newest write of its chain, or somebody has to look once more. */
const cameBack = Prisma.sql`(${isGivenUp} AND (w.served_by <> '' OR 'maybe_applied' IN (w.aws, w.local)))`

/** Its process has gone on to newer writes of the chain, after this one was over for it: their order is known. */
const wentOn = Prisma.sql`EXISTS (
  SELECT 1 FROM port_intents n WHERE n.tenant_id = p.tenant_id AND n.port = p.port AND n.chain = p.chain AND n.seq > p.seq
    AND n.owner = p.owner)`

/**
 * What is final stays; what was under way and was not asked after all waits. "Nothing was sent" is no longer the last word on a write
 * that was found on a side.
 */
const next = (side: Side): Prisma.Sql => {
  const [now, given] = side === 'aws' ? [Prisma.sql`p.aws`, Prisma.sql`w.aws`] : [Prisma.sql`p.local`, Prisma.sql`w.local`]
  return Prisma.sql`
    CASE WHEN ${cameBack} THEN coalesce(nullif(${given}, ''), 'pending')
      WHEN ${isGivenUp} OR ${now} IN ('none', 'applied', 'conflicted', 'poisoned') THEN ${now}
      WHEN ${given} <> '' AND NOT (${given} = 'rejected' AND p.served_by IS NOT NULL) THEN ${given}
      WHEN ${now} = 'in_flight' THEN 'pending' ELSE ${now} END`
}

export const isFinal = (state: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${state} IN ('none', 'applied', 'rejected', 'conflicted', 'poisoned')`

/**
 * Writes what became of a batch, each intent once, in one statement.
 * @returns how many of it wait for a side now
 */
export async function settleIntents(db: Database, batch: readonly SettledIntent[], now: Date): Promise<number> {
  const watchUntil = new Date(now.getTime() + WATCH_MS)
  // Everybody who changes several takes them in the order of their ids.
  const inOrder = batch.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const of = <T>(read: (each: SettledIntent) => T): T[] => inOrder.map(read)
  const rows = await systemStatement<{ waits: boolean }>(
    db,
    'continuity.journal',
    Prisma.sql`
      UPDATE port_intents AS p SET
        aws = ${next('aws')}, local = ${next('local')},
        seq = CASE WHEN ${cameBack} AND NOT ${wentOn} THEN nextval('port_intents_seq_seq') ELSE p.seq END,
        served_by = coalesce(p.served_by, nullif(w.served_by, '')),
        aws_ref = CASE WHEN w.served_by = 'aws' THEN coalesce(nullif(w.ref, ''), p.aws_ref) ELSE p.aws_ref END,
        local_ref = CASE WHEN w.served_by = 'local' THEN coalesce(nullif(w.ref, ''), p.local_ref) ELSE p.local_ref END,
        acknowledged_at = CASE WHEN w.served_by = '' THEN p.acknowledged_at ELSE coalesce(p.acknowledged_at, ${now}::timestamptz) END,
        watch_until = CASE WHEN ${next('aws')} = 'maybe_applied' THEN ${watchUntil}::timestamptz ELSE p.watch_until END,
        settled_at = CASE WHEN ${isFinal(next('aws'))} AND ${isFinal(next('local'))}
          THEN coalesce(p.settled_at, ${now}::timestamptz) END
      FROM unnest(
        ${plainArray(of(({ tenantId }) => tenantId))}::uuid[], ${plainArray(of(({ id }) => id))}::uuid[], ${of(({ owner }) => owner)}::text[],
        ${plainArray(of(({ settlement }) => stateOf(settlement, 'aws')))}::text[],
        ${plainArray(of(({ settlement }) => stateOf(settlement, 'local')))}::text[],
        ${plainArray(of(({ settlement }) => settlement.servedBy ?? ''))}::text[], ${of(({ settlement }) => settlement.ref ?? '')}::text[]
      ) AS w (tenant_id, id, owner, aws, local, served_by, ref)
      WHERE p.tenant_id = w.tenant_id AND p.id = w.id AND p.owner = w.owner
      RETURNING p.settled_at IS NULL AS waits`,
  )
  return rows.filter(({ waits }) => waits).length
}
