import { systemActor, type TenantRef } from '@understudy/core'
import { Prisma, withTenant, type Database, type Tx } from '@understudy/db'
import type { BackendCall } from '../backend.ts'
import type { FieldValue, IndexSettings, SearchDocument } from '../port.ts'
import { IndexNotFoundError } from './not-found-errors.ts'

const actor = systemActor('search twin')

/** One transaction as the call's tenant, no longer than the call has. */
export const inTenant = <T>(db: Database, call: BackendCall, run: (tx: Tx) => Promise<T>): Promise<T> =>
  withTenant(db, { tenant: call.tenant, actor }, run, { timeoutMs: Math.max(1, Math.ceil(call.attempt.remainingMs())) })

/**
 * The index's settings, its row locked until the transaction ends: writes to one index take turns, so that sequence numbers
 * become visible in their order and a node that follows them misses none.
 * @throws IndexNotFoundError
 */
export async function lockIndex(tx: Tx, tenant: TenantRef, index: string): Promise<IndexSettings> {
  const [row] = await tx.$queryRaw<{ settings: IndexSettings }[]>`
    SELECT settings FROM twin_indexes WHERE tenant_id = ${tenant.id}::uuid AND name = ${index} FOR NO KEY UPDATE`
  if (!row) throw new IndexNotFoundError()
  return row.settings
}

/** External versions of those of the ids that were ever stored, deleted ones too. */
export async function versionsOf(tx: Tx, tenant: TenantRef, index: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; version: bigint }[]>`
    SELECT id, version FROM twin_documents
    WHERE tenant_id = ${tenant.id}::uuid AND "index" = ${index} AND id = ANY(${ids})`
  return new Map(rows.map((row) => [row.id, Number(row.version)]))
}

export interface StoredChange {
  readonly id: string
  readonly version: number
  readonly deleted: boolean
  readonly source: { fields: Record<string, FieldValue>; vector?: number[] }
}

export async function storeChanges(tx: Tx, tenant: TenantRef, index: string, changes: readonly StoredChange[]): Promise<void> {
  if (changes.length === 0) return
  await tx.$executeRaw`
    INSERT INTO twin_documents (tenant_id, "index", id, version, deleted, source)
    SELECT ${tenant.id}::uuid, ${index}, change.id, change.version, change.deleted, change.source
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS change(id text, version bigint, deleted boolean, source jsonb)
    ON CONFLICT (tenant_id, "index", id) DO UPDATE
    SET version = excluded.version, deleted = excluded.deleted, source = excluded.source, seq = excluded.seq, updated_at = now()`
}

/** @returns undefined when it is not there or deleted */
export async function findDocument(tx: Tx, tenant: TenantRef, index: string, id: string): Promise<SearchDocument | undefined> {
  const [row] = await tx.$queryRaw<{ version: bigint; source: StoredChange['source'] }[]>`
    SELECT version, source FROM twin_documents
    WHERE tenant_id = ${tenant.id}::uuid AND "index" = ${index} AND id = ${id} AND NOT deleted`
  return row && { id, version: Number(row.version), ...row.source }
}

const PAGE = 1_000

/** Ids and versions in order of id, after the given one. */
export async function documentsAfter(tx: Tx, tenant: TenantRef, index: string, after: string) {
  const rows = await tx.$queryRaw<{ id: string; version: bigint }[]>`
    SELECT id, version FROM twin_documents
    WHERE tenant_id = ${tenant.id}::uuid AND "index" = ${index} AND id > ${after} AND NOT deleted ORDER BY id LIMIT ${PAGE}`
  return rows.map((row) => ({ id: row.id, version: Number(row.version) }))
}

export async function fieldsOf(
  tx: Tx,
  tenant: TenantRef,
  index: string,
  ids: readonly string[],
): Promise<Map<string, Record<string, FieldValue>>> {
  const rows = await tx.$queryRaw<{ id: string; fields: Record<string, FieldValue> }[]>`
    SELECT id, source -> 'fields' AS fields FROM twin_documents
    WHERE tenant_id = ${tenant.id}::uuid AND "index" = ${index} AND id = ANY(${ids}) AND NOT deleted`
  return new Map(rows.map((row) => [row.id, row.fields]))
}

export const asJson = (settings: IndexSettings): Prisma.InputJsonValue => settings as unknown as Prisma.InputJsonValue
