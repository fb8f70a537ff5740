import { CopyObjectCommand, DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { createHash } from 'node:crypto'
import type { Clock, OperationId } from '@understudy/core'
import { MalformedAnswerError, present } from '../aws/aws-call.ts'
import { head, headObject, OPERATION, type Place } from './aws-read.ts'
import { operationToken } from './operation-token.ts'
import type { ObjectInfo, PutOptions } from './port.ts'

const isConditionRefused = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'PreconditionFailed' || error.name === 'ConditionalRequestConflict')

export interface Write {
  readonly operationId: OperationId
  readonly signal: AbortSignal
  readonly clock: Clock
}

export async function put(
  client: S3Client,
  place: Place,
  body: Uint8Array,
  options: PutOptions,
  write: Write,
): Promise<ObjectInfo> {
  const contentType = options.contentType ?? 'application/octet-stream'
  const metadata = options.metadata ?? {}
  const token = operationToken(write.operationId)
  try {
    const answer = await client.send(
      new PutObjectCommand({
        Bucket: place.bucket,
        Key: place.fullKey,
        Body: body,
        ContentType: contentType,
        Metadata: { ...metadata, [OPERATION]: token },
        ChecksumSHA256: createHash('sha256').update(body).digest('base64'),
        ...(options.ifAbsent ? { IfNoneMatch: '*' } : {}),
        ...(options.ifMatch === undefined ? {} : { IfMatch: options.ifMatch }),
      }),
      { abortSignal: write.signal },
    )
    const etag = present(answer.ETag, 'ETag')
    const written = { key: place.key, etag, versionId: answer.VersionId ?? 'null', size: body.byteLength }
    return { ...written, contentType, metadata, modifiedAt: write.clock.now(), operationToken: token }
  } catch (error) {
    if (isConditionRefused(error) && (await isOwnWrite(client, place, write))) return head(client, place, {}, write.signal)
    throw error
  }
}

/** A condition may be refused because this very operation was applied before its answer was lost. */
async function isOwnWrite(client: S3Client, place: Place, write: Write): Promise<boolean> {
  const current = await headObject(client, place, {}, write.signal)
  return current.Metadata?.[OPERATION] === operationToken(write.operationId)
}

const sourceOf = (place: Place, versionId: string | undefined): string =>
  [place.bucket, ...place.fullKey.split('/')].map(encodeURIComponent).join('/') +
  (versionId === undefined ? '' : `?versionId=${encodeURIComponent(versionId)}`)

export async function copy(
  client: S3Client,
  from: Place,
  to: Place,
  versionId: string | undefined,
  write: Write,
): Promise<ObjectInfo> {
  const source = await headObject(client, from, versionId === undefined ? {} : { versionId }, write.signal)
  const answer = await client.send(
    new CopyObjectCommand({
      Bucket: to.bucket,
      Key: to.fullKey,
      CopySource: sourceOf(from, versionId),
      // A copy carries the token of its own operation, not of the one that wrote its source.
      MetadataDirective: 'REPLACE',
      Metadata: { ...source.Metadata, [OPERATION]: operationToken(write.operationId) },
      ...(source.ContentType === undefined ? {} : { ContentType: source.ContentType }),
    }),
    { abortSignal: write.signal },
  )
  present(answer.CopyObjectResult?.ETag, 'ETag')
  return head(client, to, answer.VersionId === undefined ? {} : { versionId: answer.VersionId }, write.signal)
}

const NO_CONTENT = 204

export async function remove(client: S3Client, place: Place, versionId: string | undefined, abortSignal: AbortSignal) {
  const answer = await client.send(
    new DeleteObjectCommand({
      Bucket: place.bucket,
      Key: place.fullKey,
      ...(versionId === undefined ? {} : { VersionId: versionId }),
    }),
    { abortSignal },
  )
  // It has no body and needs no header: the status is all that tells it from a proxy's page.
  if (answer.$metadata.httpStatusCode !== NO_CONTENT) throw new MalformedAnswerError('status 204')
  return { versionId: answer.VersionId ?? null, deleteMarker: answer.DeleteMarker ?? false }
}
