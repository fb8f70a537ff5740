import { Prisma, type Tx } from '@understudy/db'
import type { Settlement, Side } from './journal.ts'

/** Milliseconds for which a write that AWS did not answer may still land: longer than any request lives. */
export const WATCH_MS = 600_000

export interface SettledIntent {
  readonly tenantId: string
  readonly id: string
  readonly settlement: Settlement
}

const sides = ['aws', 'local'] as const

/** What a side's state becomes; '' leaves the decision to the row. A refusal by one side is the answer for both. */
function stateOf({ states }: Settlement, side: Side): string {
  const isOver = sides.some((each) => states[each] === 'rejected')
  const given = states[side]
  return isOver && (given === undefined || given === 'pending') ? 'none' : (given ?? '')
}

/** What is final stays; what was under way and was not asked after all waits. */
const next = (side: Side): Prisma.Sql => {
  const [now, given] = side === 'aws' ? [Prisma.sql`i.aws`, Prisma.sql`w.aws`] : [Prisma.sql`i.local`, Prisma.sql`w.local`]
  return Prisma.sql`
    CASE WHEN ${now} IN ('none', 'applied', 'conflicted', 'poisoned') THEN ${now} WHEN ${given} <> '' THEN ${given}
      WHEN ${now} = 'in_flight' THEN 'pending' ELSE ${now} END`
}

export const isFinal = (state: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${state} IN ('none', 'applied', 'rejected', 'conflicted', 'poisoned')`

/** Writes what became of a batch. @returns how many of it wait for a side now */
export async function settleIntents(tx: Tx, batch: readonly SettledIntent[], now: Date): Promise<number> {
  const watchUntil = new Date(now.getTime() + WATCH_MS)
  const rows = await tx.$queryRaw<{ waits: boolean }[]>`
    UPDATE port_intents AS p SET
      aws = s.aws, local = s.local,
      served_by = coalesce(p.served_by, s.served_by),
      aws_ref = CASE WHEN s.served_by = 'aws' THEN coalesce(s.ref, p.aws_ref) ELSE p.aws_ref END,
      local_ref = CASE WHEN s.served_by = 'local' THEN coalesce(s.ref, p.local_ref) ELSE p.local_ref END,
      acknowledged_at = CASE WHEN s.served_by IS NULL THEN p.acknowledged_at ELSE coalesce(p.acknowledged_at, ${now}::timestamptz) END,
      watch_until = CASE WHEN s.aws = 'maybe_applied' THEN ${watchUntil}::timestamptz ELSE p.watch_until END,
      settled_at = CASE WHEN ${isFinal(Prisma.sql`s.aws`)} AND ${isFinal(Prisma.sql`s.local`)}
        THEN coalesce(p.settled_at, ${now}::timestamptz) END
    FROM (
      SELECT i.tenant_id, i.id, nullif(w.served_by, '') AS served_by, nullif(w.ref, '') AS ref,
        ${next('aws')} AS aws, ${next('local')} AS local
      FROM unnest(
        ${batch.map(({ tenantId }) => tenantId)}::uuid[], ${batch.map(({ id }) => id)}::uuid[],
        ${batch.map(({ settlement }) => stateOf(settlement, 'aws'))}::text[],
        ${batch.map(({ settlement }) => stateOf(settlement, 'local'))}::text[],
        ${batch.map(({ settlement }) => settlement.servedBy ?? '')}::text[],
        ${batch.map(({ settlement }) => settlement.ref ?? '')}::text[]
      ) AS w (tenant_id, id, aws, local, served_by, ref)
      JOIN port_intents i ON i.tenant_id = w.tenant_id AND i.id = w.id
      ORDER BY i.id FOR UPDATE OF i
    ) AS s
    WHERE p.tenant_id = s.tenant_id AND p.id = s.id
    RETURNING p.settled_at IS NULL AS waits`
  return rows.filter(({ waits }) => waits).length
}
