import {
  GetObjectCommand,
  HeadObjectCommand,
  type GetObjectCommandOutput,
  type HeadObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { MalformedAnswerError, present } from '../aws/aws-call.ts'
import { Refusal } from '../refusal.ts'
import type { GetOptions, ObjectBody, ObjectInfo } from './port.ts'
import { OWN_METADATA } from './rules.ts'

/** One object as the bucket addresses it. */
export interface Place {
  readonly bucket: string
  /** The tenant's name for it. */
  readonly key: string
  /** The bucket's name for it. */
  readonly fullKey: string
}

const withoutOwn = (metadata: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith(OWN_METADATA)))

type Described = Pick<
  HeadObjectCommandOutput & GetObjectCommandOutput,
  'ETag' | 'VersionId' | 'ContentLength' | 'ContentRange' | 'ContentType' | 'Metadata' | 'LastModified'
>

/** Our own metadata key beside the caller's. */
export const OPERATION = `${OWN_METADATA}operation`

function infoOf(key: string, answer: Described): ObjectInfo {
  // A part of the object says the whole's size behind the slash: `bytes 0-4/10`.
  const whole = answer.ContentRange === undefined ? answer.ContentLength : Number(answer.ContentRange.split('/')[1])
  const token = answer.Metadata?.[OPERATION]
  return {
    key,
    etag: present(answer.ETag, 'ETag'),
    versionId: answer.VersionId ?? 'null',
    size: whole ?? 0,
    contentType: answer.ContentType ?? 'application/octet-stream',
    metadata: withoutOwn(answer.Metadata ?? {}),
    modifiedAt: present(answer.LastModified, 'Last-Modified'),
    ...(token === undefined ? {} : { operationToken: token }),
  }
}

const versionOf = (options: { versionId?: string }) => (options.versionId === undefined ? {} : { VersionId: options.versionId })

const NOT_MODIFIED = 304
const METHOD_NOT_ALLOWED = 405
const namelessStatuses: ReadonlySet<number> = new Set([400, 401, 403])
const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode

/** The object's head as S3 gives it, our own metadata included. Its errors have their names, though a head has no body to name them in. */
export async function headObject(
  client: S3Client,
  place: Place,
  options: { versionId?: string },
  abortSignal: AbortSignal,
): Promise<HeadObjectCommandOutput> {
  try {
    const command = new HeadObjectCommand({ Bucket: place.bucket, Key: place.fullKey, ...versionOf(options) })
    return await client.send(command, { abortSignal })
  } catch (error) {
    // A delete marker asked for by its id is this status alone.
    if (statusOf(error) === METHOD_NOT_ALLOWED) throw new Refusal('NoSuchKey')
    // Expired credentials and a refusal look the same; a read of one byte says which it is.
    if (namelessStatuses.has(statusOf(error) ?? 0)) await askForOneByte(client, place, options, abortSignal)
    throw error
  }
}

export const head = async (
  client: S3Client,
  place: Place,
  options: { versionId?: string },
  signal: AbortSignal,
): Promise<ObjectInfo> => infoOf(place.key, await headObject(client, place, options, signal))

const askForOneByte = (client: S3Client, place: Place, options: { versionId?: string }, abortSignal: AbortSignal) =>
  client.send(new GetObjectCommand({ Bucket: place.bucket, Key: place.fullKey, Range: 'bytes=0-0', ...versionOf(options) }), {
    abortSignal,
  })

async function read(body: unknown): Promise<Uint8Array> {
  if (!(body instanceof Readable)) throw new MalformedAnswerError('body')
  try {
    const bytes = await buffer(body)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (error) {
    // The SDK compares the bytes with the checksum that S3 keeps, and throws a nameless error.
    if (error instanceof Error && error.message.startsWith('Checksum mismatch')) throw new MalformedAnswerError('right checksum')
    throw error
  }
}

export async function get(client: S3Client, place: Place, options: GetOptions, abortSignal: AbortSignal): Promise<ObjectBody> {
  try {
    const { range, ifNoneMatch } = options
    const answer = await client.send(
      new GetObjectCommand({
        Bucket: place.bucket,
        Key: place.fullKey,
        ChecksumMode: 'ENABLED',
        ...versionOf(options),
        ...(range ? { Range: `bytes=${range.from}-${range.to ?? ''}` } : {}),
        ...(ifNoneMatch === undefined ? {} : { IfNoneMatch: ifNoneMatch }),
      }),
      { abortSignal },
    )
    const info = infoOf(place.key, answer)
    const body = await read(answer.Body)
    if (body.byteLength !== answer.ContentLength) throw new MalformedAnswerError('complete body')
    return { ...info, body }
  } catch (error) {
    if (statusOf(error) !== NOT_MODIFIED) throw error
    return { ...(await head(client, place, options, abortSignal)), body: new Uint8Array(), unchanged: true }
  }
}
