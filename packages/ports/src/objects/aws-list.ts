import { ListObjectVersionsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import type { TenantRef } from '@understudy/core'
import { decodeCursor, encodeCursor } from '@understudy/core/server'
import { present } from '../aws/aws-call.ts'
import { objectKey, tenantKey } from '../namespace.ts'
import type { ListRequest } from './backend.ts'
import type { ObjectList, ObjectVersion } from './port.ts'

interface Listing {
  readonly bucket: string
  readonly tenant: TenantRef
  readonly signal: AbortSignal
}

const ours = (tenant: TenantRef, key: string | undefined): string =>
  present(tenantKey(tenant, present(key, 'key')), 'key of this tenant')

export async function list(client: S3Client, at: Listing, request: ListRequest): Promise<ObjectList> {
  const answer = await client.send(
    new ListObjectsV2Command({
      Bucket: at.bucket,
      Prefix: objectKey(at.tenant, request.prefix),
      MaxKeys: request.limit,
      ...(request.delimiter === undefined ? {} : { Delimiter: request.delimiter }),
      ...(request.cursor === undefined ? {} : { ContinuationToken: String(decodeCursor(request.cursor)[0]) }),
    }),
    { abortSignal: at.signal },
  )
  present(answer.KeyCount, 'KeyCount')
  return {
    objects: (answer.Contents ?? []).map((object) => ({
      key: ours(at.tenant, object.Key),
      etag: present(object.ETag, 'ETag'),
      size: object.Size ?? 0,
      modifiedAt: present(object.LastModified, 'LastModified'),
    })),
    prefixes: (answer.CommonPrefixes ?? []).map((common) => ours(at.tenant, common.Prefix)),
    cursor: answer.IsTruncated ? encodeCursor([present(answer.NextContinuationToken, 'NextContinuationToken')]) : null,
  }
}

function markersOf(cursor: string | undefined) {
  if (cursor === undefined) return {}
  const [key, version] = decodeCursor(cursor).map(String)
  return { KeyMarker: key, ...(version ? { VersionIdMarker: version } : {}) }
}

// S3 tells versions and delete markers apart in two lists, so that only their times (and which is the latest) order them again.
const newestFirst = (a: ObjectVersion, b: ObjectVersion): number =>
  Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) ||
  Number(b.isLatest) - Number(a.isLatest) ||
  b.modifiedAt.getTime() - a.modifiedAt.getTime()

export async function versions(client: S3Client, at: Listing, request: ListRequest) {
  const answer = await client.send(
    new ListObjectVersionsCommand({
      Bucket: at.bucket,
      Prefix: objectKey(at.tenant, request.prefix),
      MaxKeys: request.limit,
      ...markersOf(request.cursor),
    }),
    { abortSignal: at.signal },
  )
  const isTruncated = present(answer.IsTruncated, 'IsTruncated')
  const entry = (each: {
    Key?: string | undefined
    VersionId?: string | undefined
    IsLatest?: boolean | undefined
    LastModified?: Date | undefined
  }) => ({
    key: ours(at.tenant, each.Key),
    versionId: each.VersionId ?? 'null',
    isLatest: each.IsLatest ?? false,
    modifiedAt: present(each.LastModified, 'LastModified'),
  })
  const found: ObjectVersion[] = [
    ...(answer.Versions ?? []).map((each) => ({
      ...entry(each),
      deleteMarker: false,
      etag: present(each.ETag, 'ETag'),
      size: each.Size ?? 0,
    })),
    ...(answer.DeleteMarkers ?? []).map((each) => ({ ...entry(each), deleteMarker: true, etag: null, size: 0 })),
  ]
  return {
    versions: found.toSorted(newestFirst),
    cursor: isTruncated ? encodeCursor([present(answer.NextKeyMarker, 'NextKeyMarker'), answer.NextVersionIdMarker ?? '']) : null,
  }
}
