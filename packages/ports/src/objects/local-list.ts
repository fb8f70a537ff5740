import { decodeCursor, encodeCursor } from '@understudy/core/server'
import type { Tx } from '@understudy/db'
import { AppError, type TenantRef } from '@understudy/core'
import type { ListRequest } from './backend.ts'
import type { ListedObject, ObjectList, ObjectVersion } from './port.ts'

/** Sorts after every key with the prefix before it: keys hold no noncharacters. */
const LAST = '\u{10FFFF}'
/** Rows read at a time: a page of prefixes skips most of them. */
const BATCH = 1_000

const cursorText = (cursor: string | undefined, position: number): string => {
  if (cursor === undefined) return ''
  const value = decodeCursor(cursor)[position]
  if (typeof value === 'string') return value
  throw new AppError('invalid_input', 'This page link is no longer valid. Start from the first page.')
}

interface LatestRow {
  key: string
  etag: string
  bytes: bigint
  created_at: Date
}

const latestAfter = (tx: Tx, tenant: TenantRef, prefix: string, after: string): Promise<LatestRow[]> => tx.$queryRaw<LatestRow[]>`
  SELECT key, etag, bytes, created_at FROM twin_objects
  WHERE tenant_id = ${tenant.id}::uuid AND is_latest AND NOT delete_marker
    AND key > ${after} AND key >= ${prefix} AND key < ${prefix + LAST}
  ORDER BY key LIMIT ${BATCH}`

const commonPrefix = (key: string, prefix: string, delimiter: string | undefined): string | null => {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1
  return end === -1 ? null : key.slice(0, end + (delimiter?.length ?? 0))
}

export async function listObjects(tx: Tx, tenant: TenantRef, request: ListRequest): Promise<ObjectList> {
  const objects: ListedObject[] = []
  const prefixes: string[] = []
  let after = cursorText(request.cursor, 0)
  let counted: string | null = null
  for (;;) {
    const rows = await latestAfter(tx, tenant, request.prefix, after)
    for (const row of rows) {
      if (counted !== null && row.key.startsWith(counted)) continue
      if (objects.length + prefixes.length === request.limit) return { objects, prefixes, cursor: encodeCursor([after]) }
      const prefix = commonPrefix(row.key, request.prefix, request.delimiter)
      if (prefix === null) objects.push({ key: row.key, etag: row.etag, size: Number(row.bytes), modifiedAt: row.created_at })
      else prefixes.push(prefix)
      counted = prefix
      after = prefix === null ? row.key : prefix + LAST
    }
    if (rows.length < BATCH) return { objects, prefixes, cursor: null }
  }
}

interface VersionRow extends LatestRow {
  version_id: string
  is_latest: boolean
  delete_marker: boolean
}

const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Keys in order, each key's versions newest first. */
export async function listVersions(
  tx: Tx,
  tenant: TenantRef,
  request: ListRequest,
): Promise<{ versions: ObjectVersion[]; cursor: string | null }> {
  const key = cursorText(request.cursor, 0)
  const version = cursorText(request.cursor, 1) || NEWEST
  const rows = await tx.$queryRaw<VersionRow[]>`
    SELECT key, version_id, is_latest, delete_marker, etag, bytes, created_at FROM twin_objects
    WHERE tenant_id = ${tenant.id}::uuid AND key >= ${request.prefix} AND key < ${request.prefix + LAST}
      AND (key > ${key} OR (key = ${key} AND version_id < ${version}::uuid))
    ORDER BY key, version_id DESC LIMIT ${request.limit + 1}`
  const page = rows.slice(0, request.limit)
  const last = page.at(-1)
  return {
    versions: page.map((row) => ({
      key: row.key,
      versionId: row.version_id,
      isLatest: row.is_latest,
      deleteMarker: row.delete_marker,
      etag: row.delete_marker ? null : row.etag,
      size: Number(row.bytes),
      modifiedAt: row.created_at,
    })),
    cursor: last && rows.length > request.limit ? encodeCursor([last.key, last.version_id]) : null,
  }
}
