import type { Json } from '@understudy/core'
import { Prisma, systemStatement, type Database } from '@understudy/db'
import type { NewIntent, Side } from './journal.ts'
import type { StoredPayload } from './payloads.ts'
import { plainArray } from './batches/plain-array.ts'
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

/** What stood before one of a batch in its chain; `nth` counts from 1. */
interface Before {
  nth: number
  version: string
  id: string | null
  servedBy: Side | null
  isUnderWay: boolean | null
  owner: string | null
  behindAws: boolean | null
  behindLocal: boolean | null
  underWay: UnderWay[] | null
}

const stateOf = ({ sides, first }: NewIntent, side: Side): string =>
  side === first ? 'in_flight' : sides.includes(side) ? 'pending' : 'none'

const base64 = (bytes: Uint8Array | null): string =>
  bytes === null ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** Writers of one key go one after the other. */
export const lockKeyOf = ({ intent, chain }: IntentToWrite): string => `${intent.tenant.id} ${intent.port} ${chain}`

interface Row {
  readonly each: IntentToWrite
  readonly version: string
  /** How many of its chain the batch holds up to it. */
  readonly step: number
}

/** The batch as it is written: of an operation that is in it twice, the first. */
function rowsOf(batch: readonly IntentToWrite[], clock: VersionClock): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>()
  const steps = new Map<string, number>()
  for (const each of batch) {
    const key = operationKeyOf(each)
    if (rows.has(key)) continue
    const step = (steps.get(lockKeyOf(each)) ?? 0) + 1
    steps.set(lockKeyOf(each), step)
    rows.set(key, { each, step, version: clock.next() })
  }
  return rows
}

const operationKeyOf = (each: IntentToWrite): string => `${lockKeyOf(each)}\n${each.intent.operation}\n${each.intent.operationId}`

function toWritten({ each, version }: Row, before: Before | undefined): WrittenIntent {
  if (!before) return { id: each.id, version, before: null, behind: [], underWay: [] }
  const behind = [...(before.behindAws ? (['aws'] as const) : []), ...(before.behindLocal ? (['local'] as const) : [])]
  const underWay = (before.underWay ?? []).filter(({ id }) => id !== before.id)
  if (before.id === null) return { id: each.id, version: before.version, before: null, behind, underWay }
  const known = { servedBy: before.servedBy, isUnderWay: before.isUnderWay ?? false, owner: before.owner ?? '' }
  return { id: before.id, version: before.version, before: known, behind, underWay }
}

/**
 * Writes a batch of one process's intents in one statement, in the order given; each gets a version greater than any in its chain.
 * An operation id that is there already is not written again: what stands there is the answer.
 */
export async function writeIntents(
  db: Database,
  batch: readonly IntentToWrite[],
  clock: VersionClock,
  now: Date,
): Promise<WrittenIntent[]> {
  const byOperation = rowsOf(batch, clock)
  const rows = [...byOperation.values()]
  const of = <T>(read: (each: IntentToWrite) => T): T[] => rows.map(({ each }) => read(each))
  const plain = (read: (each: IntentToWrite) => string | number) => plainArray(of(read))
  const [answer] = await systemStatement<{ before: Before[] | null }>(
    db,
    'continuity.journal',
    Prisma.sql`
      SELECT app.append_intents(
        ${plain(({ intent }) => intent.tenant.id)}::uuid[], ${plain(({ id }) => id)}::uuid[],
        ${plain(({ intent }) => intent.port)}::text[], ${of(({ chain }) => chain)}::text[],
        ${plainArray(rows.map(({ step }) => step))}::int[], ${plain(({ intent }) => intent.operation)}::text[],
        ${of(({ intent }) => intent.operationId as string)}::text[], ${of(({ args }) => JSON.stringify(args))}::text[],
        ${plain(({ payload }) => base64(payload.inline))}::text[], ${plain(({ payload }) => payload.hash ?? '')}::text[],
        ${plain(({ payload }) => payload.bytes)}::int[], ${plainArray(rows.map(({ version }) => version))}::text[],
        ${plain(({ intent }) => intent.epoch)}::bigint[], ${plain(({ intent }) => stateOf(intent, 'aws'))}::text[],
        ${plain(({ intent }) => stateOf(intent, 'local'))}::text[], ${batch[0]!.owner}, ${now}::timestamptz
      ) AS before`,
  )
  const before = new Map(answer?.before?.map((each) => [each.nth, each]))
  for (const { version } of before.values()) clock.observe(version)
  const written = new Map([...byOperation].map(([key, row], at) => [key, toWritten(row, before.get(at + 1))]))
  return batch.map((each) => {
    const its = written.get(operationKeyOf(each))!
    const isTwice = its.before === null && its.id !== each.id
    return isTwice ? { ...its, before: { servedBy: null, isUnderWay: true, owner: each.owner } } : its
  })
}
