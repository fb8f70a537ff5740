import type { Json } from '@understudy/core'
import { Prisma, type Tx } from '@understudy/db'
import type { NewIntent, Side } from './journal.ts'
import type { StoredPayload } from './payloads.ts'
import type { VersionClock } from './version-clock.ts'

export interface IntentToWrite {
  readonly id: string
  readonly chain: string
  readonly intent: NewIntent
  readonly args: Json
  readonly payload: StoredPayload
  readonly owner: string
}

/** Another write of the chain that is under way at this moment. */
export interface UnderWay {
  readonly id: string
  readonly owner: string
  readonly aws: string
  readonly local: string
  readonly createdAt: string
}

/** What stands in the table for one operation id, and what came before it in its chain. */
export interface WrittenIntent {
  readonly id: string
  readonly version: string
  /** Of an operation id that was here before. */
  readonly before: { readonly servedBy: Side | null; readonly isUnderWay: boolean; readonly owner: string } | null
  readonly behind: readonly Side[]
  readonly underWay: readonly UnderWay[]
}

interface ChainRow {
  nth: number
  newest: string | null
  id: string | null
  version: string | null
  servedBy: Side | null
  isUnderWay: boolean | null
  owner: string | null
  behindAws: boolean
  behindLocal: boolean
  underWay: UnderWay[] | null
}

const lockKeyOf = ({ intent, chain }: IntentToWrite): string => `${intent.tenant.id} ${intent.port} ${chain}`
const operationKeyOf = (each: IntentToWrite): string =>
  JSON.stringify([lockKeyOf(each), each.intent.operation, each.intent.operationId])

/** Writers of a chain go one after the other until they commit, so that the order of seq is the order of the chain. */
async function lockChains(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(key)) FROM (
      SELECT DISTINCT hashtextextended(key, 17) AS key FROM unnest(${[...new Set(keys)]}::text[]) AS key ORDER BY 1
    ) AS keys`
}

/** Each chain's newest version, what it lacks where, what is under way in it, and whether the operation is known. */
const lookAtChains = (tx: Tx, intents: readonly IntentToWrite[]): Promise<ChainRow[]> => tx.$queryRaw<ChainRow[]>`
  SELECT w.nth::int AS nth, newest.version AS newest, known.id, known.version, known.served_by AS "servedBy", known.owner,
    known.aws = 'in_flight' OR known.local = 'in_flight' AS "isUnderWay",
    -- One look by chain each, whatever the planner believes: a limit cannot be hashed, and a state that is computed keeps it from the
    -- indexes of all that waits.
    (
      SELECT true FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
        AND p.settled_at IS NULL AND (p.aws || '') IN ('pending', 'maybe_applied') LIMIT 1
    ) IS NOT NULL AS "behindAws",
    (
      SELECT true FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
        AND p.settled_at IS NULL AND (p.local || '') IN ('pending', 'maybe_applied') LIMIT 1
    ) IS NOT NULL AS "behindLocal",
    (
      SELECT json_agg(json_build_object('id', p.id, 'owner', p.owner, 'aws', p.aws, 'local', p.local, 'createdAt', p.created_at))
      FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
        AND p.settled_at IS NULL AND ((p.aws || '') = 'in_flight' OR (p.local || '') = 'in_flight')
    ) AS "underWay"
  FROM unnest(
    ${intents.map(({ intent }) => intent.tenant.id)}::uuid[], ${intents.map(({ intent }) => intent.port)}::text[],
    ${intents.map(({ chain }) => chain)}::text[], ${intents.map(({ intent }) => intent.operation)}::text[],
    ${intents.map(({ intent }) => intent.operationId)}::text[]
  ) WITH ORDINALITY AS w (tenant_id, port, chain, operation, operation_id, nth)
  LEFT JOIN LATERAL (
    SELECT p.version FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
    ORDER BY p.seq DESC LIMIT 1
  ) AS newest ON true
  LEFT JOIN LATERAL (
    SELECT * FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.operation = w.operation
      AND p.chain = w.chain AND p.operation_id = w.operation_id LIMIT 1
  ) AS known ON true
  ORDER BY w.nth`

const stateOf = ({ sides, first }: NewIntent, side: Side): string =>
  side === first ? 'in_flight' : sides.includes(side) ? 'pending' : 'none'

const base64 = (bytes: Uint8Array | null): string => (bytes === null ? '' : Buffer.from(bytes).toString('base64'))

async function insert(tx: Tx, rows: readonly { each: IntentToWrite; version: string }[], now: Date): Promise<void> {
  const of = <T>(read: (each: IntentToWrite) => T): T[] => rows.map(({ each }) => read(each))
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO port_intents (
      tenant_id, id, port, chain, operation, operation_id, args, payload, payload_hash, payload_bytes, version, epoch, aws, local,
      owner, created_at
    )
    SELECT w.tenant_id, w.id, w.port, w.chain, w.operation, w.operation_id, w.args::jsonb, decode(nullif(w.payload, ''), 'base64'),
      nullif(w.hash, ''), w.bytes, w.version, w.epoch, w.aws, w.local, w.owner, ${now}::timestamptz
    FROM unnest(
      ${of(({ intent }) => intent.tenant.id as string)}::uuid[], ${of(({ id }) => id)}::uuid[],
      ${of(({ intent }) => intent.port as string)}::text[], ${of(({ chain }) => chain)}::text[],
      ${of(({ intent }) => intent.operation)}::text[], ${of(({ intent }) => intent.operationId as string)}::text[],
      ${of(({ args }) => JSON.stringify(args))}::text[], ${of(({ payload }) => base64(payload.inline))}::text[],
      ${of(({ payload }) => payload.hash ?? '')}::text[], ${of(({ payload }) => payload.bytes)}::int[],
      ${rows.map(({ version }) => version)}::text[], ${of(({ intent }) => intent.epoch)}::bigint[],
      ${of(({ intent }) => stateOf(intent, 'aws'))}::text[], ${of(({ intent }) => stateOf(intent, 'local'))}::text[],
      ${of(({ owner }) => owner)}::text[]
    ) WITH ORDINALITY AS w (
      tenant_id, id, port, chain, operation, operation_id, args, payload, hash, bytes, version, epoch, aws, local, owner, nth
    )
    ORDER BY w.nth`)
}

/**
 * Writes a batch of intents in one statement, in the order given. An operation id that is there already is not written again: what
 * stands there is the answer.
 */
export async function writeIntents(
  tx: Tx,
  intents: readonly IntentToWrite[],
  clock: VersionClock,
  now: Date,
): Promise<WrittenIntent[]> {
  await lockChains(tx, intents.map(lockKeyOf))
  const chains = await lookAtChains(tx, intents)
  const written = new Map<string, string>()
  const toInsert: { each: IntentToWrite; version: string }[] = []
  const found = intents.map((each, nth): WrittenIntent => {
    const row = chains[nth]!
    const behind = [...(row.behindAws ? (['aws'] as const) : []), ...(row.behindLocal ? (['local'] as const) : [])]
    const underWay = row.underWay ?? []
    if (row.id !== null) {
      const before = { servedBy: row.servedBy, isUnderWay: row.isUnderWay ?? false, owner: row.owner ?? '' }
      return { id: row.id, version: row.version ?? '', before, behind, underWay: underWay.filter(({ id }) => id !== row.id) }
    }
    const twice = written.get(operationKeyOf(each))
    const version = clock.next(row.newest)
    if (twice !== undefined)
      return { id: twice, version, before: { servedBy: null, isUnderWay: true, owner: each.owner }, behind, underWay }
    written.set(operationKeyOf(each), each.id)
    toInsert.push({ each, version })
    return { id: each.id, version, before: null, behind, underWay }
  })
  if (toInsert.length > 0) await insert(tx, toInsert, now)
  return found
}
