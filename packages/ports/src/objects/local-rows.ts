import { Prisma, type Tx } from '@understudy/db'
import type { OperationId, TenantRef } from '@understudy/core'
import { Refusal } from '../refusal.ts'
import { operationToken } from './operation-token.ts'
import type { ObjectInfo } from './port.ts'

export interface ObjectRow {
  key: string
  versionId: string
  isLatest: boolean
  deleteMarker: boolean
  etag: string
  contentHash: string
  bytes: bigint
  contentType: string
  metadata: Prisma.JsonValue
  operationId: string
  createdAt: Date
}

export const infoOf = (row: ObjectRow): ObjectInfo => ({
  key: row.key,
  etag: row.etag,
  versionId: row.versionId,
  size: Number(row.bytes),
  contentType: row.contentType,
  metadata: row.metadata as Record<string, string>,
  modifiedAt: row.createdAt,
  operationToken: operationToken(row.operationId as OperationId),
})

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const latestRow = (tx: Tx, tenant: TenantRef, key: string): Promise<ObjectRow | null> =>
  tx.twinObject.findFirst({ where: { tenantId: tenant.id, key, isLatest: true } })

interface Standing {
  /** The version that the operation made before. */
  readonly repeated: ObjectRow | null
  /** The key's version until now. */
  readonly current: ObjectRow | null
}

/** What a new version of a key meets. */
export async function standingRows(tx: Tx, tenant: TenantRef, key: string, operationId: OperationId): Promise<Standing> {
  const rows = await tx.twinObject.findMany({ where: { tenantId: tenant.id, OR: [{ operationId }, { key, isLatest: true }] } })
  return {
    repeated: rows.find((row) => row.operationId === operationId) ?? null,
    current: rows.find((row) => row.key === key && row.isLatest) ?? null,
  }
}

export const versionRow = async (tx: Tx, tenant: TenantRef, key: string, versionId: string): Promise<ObjectRow | null> =>
  UUID.test(versionId)
    ? tx.twinObject.findUnique({ where: { tenantId_key_versionId: { tenantId: tenant.id, key, versionId } } })
    : null

/** The version asked for, or the current one. @throws Refusal NoSuchKey, NoSuchVersion */
export async function objectRow(tx: Tx, tenant: TenantRef, key: string, versionId: string | undefined): Promise<ObjectRow> {
  const row = versionId === undefined ? await latestRow(tx, tenant, key) : await versionRow(tx, tenant, key, versionId)
  if (!row || row.deleteMarker) throw new Refusal(versionId === undefined || row ? 'NoSuchKey' : 'NoSuchVersion')
  return row
}

/** Writers of one key go one after the other; readers wait for nobody. */
export async function lockKey(tx: Tx, tenant: TenantRef, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`object:${tenant.id}:${key}`}, 0))`
}

/** A version's key and, where it has bytes, its content, in one go and in this order. */
export async function lockVersion(
  tx: Tx,
  tenant: TenantRef,
  { key, contentHash }: Pick<ObjectRow, 'key' | 'contentHash'>,
): Promise<void> {
  if (contentHash === '') return lockKey(tx, tenant, key)
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`object:${tenant.id}:${key}`}, 0)),
      pg_advisory_xact_lock(hashtextextended(${`content:${tenant.id}:${contentHash}`}, 0))`
}

/** Taken after the key's, never before it: whoever keeps or removes a content's file. */
export async function lockContent(tx: Tx, tenant: TenantRef, contentHash: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`content:${tenant.id}:${contentHash}`}, 0))`
}
