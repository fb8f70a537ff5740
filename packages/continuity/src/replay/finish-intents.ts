import { Prisma, systemStatement, type Database } from '@understudy/db'
import type { Lease } from '../fleet/lease.ts'
import { isFinal, WATCH_MS } from '../journal/settle-intents.ts'
import type { Intent } from '../journal/intent.ts'
import { plainArray } from '../journal/batches/plain-array.ts'
import type { Side } from '../journal/journal.ts'
import type { Outcome } from './outcome.ts'

export interface Finished {
  readonly intent: Intent
  readonly side: Side
  readonly outcome: Outcome
}

/** Later tries come ever later: doubling from what the side asked for, up to this. */
const LONGEST_PAUSE_MS = 60_000

const stateOf = ({ intent, side, outcome }: Finished): string => {
  switch (outcome.kind) {
    case 'dropped':
      return 'rejected'
    case 'later':
      return outcome.maybeApplied ? 'maybe_applied' : intent[side]
    default:
      return outcome.kind
  }
}

const pauseOf = ({ intent, outcome }: Finished): number =>
  outcome.kind === 'later' ? Math.min(LONGEST_PAUSE_MS, outcome.retryAfterMs * 2 ** Math.min(6, intent.tries)) : 0

const holds = (lease: Lease | null): Prisma.Sql =>
  lease === null
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM leases l WHERE l.name = ${lease.name} AND l.holder = ${lease.holder} AND l.epoch = ${lease.epoch}::bigint)`

/**
 * Writes what handing over came to, where the side still lacks it and the lease, if one is needed, is still held: what a replayer
 * writes that has lost its lease changes nothing.
 * @returns those that were changed, by id
 */
export async function finishIntents(
  db: Database,
  batch: readonly Finished[],
  lease: Lease | null,
  now: Date,
): Promise<ReadonlyMap<string, { readonly isSettled: boolean }>> {
  const of = <T>(read: (each: Finished) => T): T[] => batch.map(read)
  const references = batch.flatMap(referencesOf)
  const known = <T>(read: (each: Reference) => T): T[] => references.map(read)
  const rows = await systemStatement<{ id: string; isSettled: boolean }>(
    db,
    'continuity.replay',
    Prisma.sql`
    WITH changed AS (
    UPDATE port_intents AS p SET
      aws = s.aws, local = s.local, served_by = s.served_by,
      acknowledged_at = CASE WHEN s.served_by IS NULL THEN p.acknowledged_at ELSE coalesce(p.acknowledged_at, ${now}::timestamptz) END,
      aws_ref = CASE WHEN s.side = 'aws' THEN coalesce(s.ref, p.aws_ref) ELSE p.aws_ref END,
      local_ref = CASE WHEN s.side = 'local' THEN coalesce(s.ref, p.local_ref) ELSE p.local_ref END,
      error = s.error, next_try_at = CASE WHEN s.pause > 0 THEN now() + s.pause * interval '1 millisecond' END,
      watch_until = CASE WHEN p.watch_until IS NOT NULL OR s.aws = 'maybe_applied'
        THEN ${new Date(now.getTime() + WATCH_MS)}::timestamptz END,
      settled_at = CASE WHEN s.is_over THEN ${now}::timestamptz END,
      -- Both have it, or nobody shall: its bytes are needed no more, unless it may still land late.
      payload = CASE WHEN s.is_over AND p.watch_until IS NULL AND s.aws <> 'poisoned' AND s.local <> 'poisoned' THEN NULL ELSE p.payload END
    FROM (
      SELECT states.*, ${isFinal(Prisma.sql`states.aws`)} AND ${isFinal(Prisma.sql`states.local`)} AS is_over FROM (
      SELECT i.tenant_id, i.id, w.side, nullif(w.ref, '') AS ref, nullif(w.error, '') AS error, w.pause,
        CASE WHEN w.side = 'aws' THEN w.state WHEN w.state = 'rejected' AND i.aws = 'pending' THEN 'none' ELSE i.aws END AS aws,
        CASE WHEN w.side = 'local' THEN w.state WHEN w.state = 'rejected' AND i.local = 'pending' THEN 'none' ELSE i.local END AS local,
        CASE WHEN w.state = 'applied' THEN coalesce(i.served_by, w.side) ELSE i.served_by END AS served_by
      FROM unnest(
        ${of(({ intent }) => intent.tenant.id as string)}::uuid[], ${of(({ intent }) => intent.id)}::uuid[],
        ${of(({ side }) => side as string)}::text[], ${of(stateOf)}::text[],
        ${of(({ outcome }) => (outcome.kind === 'applied' ? (outcome.ref ?? '') : ''))}::text[],
        ${of(({ outcome }) => ('error' in outcome ? outcome.error.slice(0, 500) : ''))}::text[], ${of(pauseOf)}::float8[]
      ) AS w (tenant_id, id, side, state, ref, error, pause)
      JOIN port_intents i ON i.tenant_id = w.tenant_id AND i.id = w.id
      WHERE CASE WHEN w.side = 'aws' THEN i.aws ELSE i.local END IN ('pending', 'maybe_applied') AND ${holds(lease)}
      ORDER BY i.id FOR UPDATE OF i
      ) AS states
    ) AS s
    WHERE p.tenant_id = s.tenant_id AND p.id = s.id
    RETURNING p.id,
      s.is_over AND p.watch_until IS NULL AND s.aws <> 'poisoned' AND s.local <> 'poisoned' AS "isSettled"
    ), named AS (
      INSERT INTO port_references (tenant_id, port, chain, aws_ref, local_ref, at)
      SELECT r.tenant_id, r.port, r.chain, r.aws_ref, r.local_ref, ${now}::timestamptz
      FROM unnest(
        ${known(({ intent }) => intent.id)}::uuid[], ${known(({ intent }) => intent.tenant.id as string)}::uuid[],
        ${known(({ intent }) => intent.port as string)}::text[], ${known(({ intent }) => intent.chain)}::text[],
        ${known(({ awsRef }) => awsRef)}::text[], ${known(({ localRef }) => localRef)}::text[]
      ) AS r (id, tenant_id, port, chain, aws_ref, local_ref)
      JOIN changed c ON c.id = r.id ON CONFLICT DO NOTHING
    )
    SELECT id, "isSettled" FROM changed`,
  )
  return new Map(rows.map(({ id, isSettled }) => [id, { isSettled }]))
}

interface Reference {
  readonly intent: Intent
  readonly awsRef: string
  readonly localRef: string
}

/** What both sides call the same thing, once both have it. */
function referencesOf({ intent, side, outcome }: Finished): Reference[] {
  const theirs = side === 'aws' ? intent.localRef : intent.awsRef
  if (outcome.kind !== 'applied' || outcome.ref === null || theirs === null) return []
  const [mine, other] = [idsIn(outcome.ref), idsIn(theirs)]
  return mine.flatMap((id, nth) => {
    const its = other[nth]
    if (id === null || its == null) return []
    const [awsRef, localRef] = side === 'aws' ? [id, its] : [its, id]
    return [{ intent, awsRef, localRef }]
  })
}

/** One id, or a batch's ids in its order. */
const idsIn = (ref: string): (string | null)[] => (ref.startsWith('[') ? (JSON.parse(ref) as (string | null)[]) : [ref])

/** Takes writes for one attempt: nobody else tries them meanwhile, by the database's clock. @returns those that were free */
export async function claimIntents(
  db: Database,
  intents: readonly Intent[],
  side: Side,
  lease: Lease | null,
  forMs: number,
): Promise<Set<string>> {
  const state = side === 'aws' ? Prisma.sql`p.aws` : Prisma.sql`p.local`
  const rows = await systemStatement<{ id: string }>(
    db,
    'continuity.replay',
    Prisma.sql`
      UPDATE port_intents AS p SET tries = p.tries + 1, next_try_at = now() + ${forMs}::float8 * interval '1 millisecond'
      FROM ${named(intents)} WHERE p.tenant_id = w.tenant_id AND p.id = w.id AND ${state} IN ('pending', 'maybe_applied')
        AND (p.next_try_at IS NULL OR p.next_try_at <= now()) AND ${holds(lease)}
      RETURNING p.id`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** What was taken and not tried is free again at once. */
export async function releaseIntents(db: Database, intents: readonly Intent[], lease: Lease | null): Promise<void> {
  await systemStatement(
    db,
    'continuity.replay',
    Prisma.sql`
      UPDATE port_intents AS p SET tries = p.tries - 1, next_try_at = NULL
      FROM ${named(intents)} WHERE p.tenant_id = w.tenant_id AND p.id = w.id AND p.tries > 0 AND ${holds(lease)}`,
  )
}

/** In the order of their ids, as everybody takes several. */
function named(intents: readonly Intent[]): Prisma.Sql {
  const inOrder = intents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return Prisma.sql`unnest(
    ${plainArray(inOrder.map(({ tenant }) => tenant.id))}::uuid[], ${plainArray(inOrder.map(({ id }) => id))}::uuid[]
  ) AS w (tenant_id, id)`
}
