import type { Json } from '@understudy/core'
import { Prisma, systemStatement, type Database } from '@understudy/db'
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

interface WrittenRow {
  id: string
  version: string
  isKnown: boolean
  servedBy: Side | null
  isUnderWay: boolean
  owner: string
  behindAws: boolean
  behindLocal: boolean
  underWay: UnderWay[] | null
}

const stateOf = ({ sides, first }: NewIntent, side: Side): string =>
  side === first ? 'in_flight' : sides.includes(side) ? 'pending' : 'none'

const base64 = (bytes: Uint8Array | null): string =>
  bytes === null ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

const toWritten = (row: WrittenRow): WrittenIntent => {
  const { id, version, servedBy, isUnderWay, owner } = row
  const behind = [...(row.behindAws ? (['aws'] as const) : []), ...(row.behindLocal ? (['local'] as const) : [])]
  const underWay = (row.underWay ?? []).filter((each) => each.id !== id)
  return { id, version, before: row.isKnown ? { servedBy, isUnderWay, owner } : null, behind, underWay }
}

/**
 * Writes a batch of intents in one statement, in the order given; the database gives each a version greater than any in its chain.
 * An operation id that is there already is not written again: what stands there is the answer.
 */
export async function writeIntents(
  db: Database,
  batch: readonly IntentToWrite[],
  clock: VersionClock,
  now: Date,
): Promise<WrittenIntent[]> {
  const of = <T>(read: (each: IntentToWrite) => T): T[] => batch.map(read)
  const rows = await systemStatement<WrittenRow>(
    db,
    'continuity.journal',
    Prisma.sql`
      SELECT intent_id AS id, chosen AS version, is_known AS "isKnown", answered_by AS "servedBy", is_under_way AS "isUnderWay",
        its_owner AS owner, behind_aws AS "behindAws", behind_local AS "behindLocal", under_way AS "underWay"
      FROM app.append_intents(
        ${of(({ intent }) => intent.tenant.id as string)}::uuid[], ${of(({ id }) => id)}::uuid[],
        ${of(({ intent }) => intent.port as string)}::text[], ${of(({ chain }) => chain)}::text[],
        ${of(({ intent }) => intent.operation)}::text[], ${of(({ intent }) => intent.operationId as string)}::text[],
        ${of(({ args }) => JSON.stringify(args))}::text[], ${of(({ payload }) => base64(payload.inline))}::text[],
        ${of(({ payload }) => payload.hash ?? '')}::text[], ${of(({ payload }) => payload.bytes)}::int[],
        ${of(() => clock.next())}::text[], ${of(({ intent }) => intent.epoch)}::bigint[],
        ${of(({ intent }) => stateOf(intent, 'aws'))}::text[], ${of(({ intent }) => stateOf(intent, 'local'))}::text[],
        ${of(({ owner }) => owner)}::text[], ${now}::timestamptz
      )`,
  )
  for (const { version } of rows) clock.observe(version)
  return rows.map(toWritten)
}
