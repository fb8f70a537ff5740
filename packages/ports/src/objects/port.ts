import type { Answer, CallContext, Operations } from '../call.ts'

/** 1–960 bytes of UTF-8, relative to the tenant: no leading slash, no part "." or "..", no control characters. */
export type ObjectKey = string

export interface PutOptions {
  contentType?: string
  /** Up to 1,900 bytes of printable ASCII; keys of lower-case letters, digits and "-". */
  metadata?: Record<string, string>
  /** Write only if the current version has this ETag; else `precondition_failed` (412), or `not_found` when there is none. */
  ifMatch?: string
  /** Write only if there is no current version; else `precondition_failed`. */
  ifAbsent?: boolean
}

export interface GetOptions {
  versionId?: string
  /** Inclusive byte positions; beyond the end is `invalid_input` (416). */
  range?: { from: number; to?: number }
  /** Answers `unchanged: true` without a body when the ETag is still this one. */
  ifNoneMatch?: string
}

export interface ObjectInfo {
  key: ObjectKey
  /** Opaque, quoted or not: compare for equality only. */
  etag: string
  versionId: string
  /** Bytes of the whole object. */
  size: number
  contentType: string
  metadata: Record<string, string>
  modifiedAt: Date
  /** Of the operation that wrote this version, see `operationToken`; absent where somebody wrote it past this port. */
  operationToken?: string
}

export interface ObjectBody extends ObjectInfo {
  body: Uint8Array
  unchanged?: boolean
}

export interface ListedObject {
  key: ObjectKey
  etag: string
  size: number
  modifiedAt: Date
}

export interface ObjectList {
  /** In UTF-8 byte order of the key. */
  objects: ListedObject[]
  /** Common prefixes when a delimiter was given, counted with the objects towards the limit. */
  prefixes: string[]
  /** Null on the last page. */
  cursor: string | null
}

export interface ObjectVersion {
  key: ObjectKey
  versionId: string
  isLatest: boolean
  deleteMarker: boolean
  etag: string | null
  size: number
  modifiedAt: Date
}

/**
 * S3's semantics: strong read-after-write, every put is a new version, a delete without a version leaves a marker.
 * One object is at most 100 MiB here. Bytes are checked end to end by SHA-256.
 */
export interface ObjectStore {
  put(call: CallContext, key: ObjectKey, body: Uint8Array, options?: PutOptions): Promise<Answer<ObjectInfo>>
  /** @throws PortError not_found */
  get(call: CallContext, key: ObjectKey, options?: GetOptions): Promise<Answer<ObjectBody>>
  /** @throws PortError not_found */
  head(call: CallContext, key: ObjectKey, options?: { versionId?: string }): Promise<Answer<ObjectInfo>>
  /** At most 1,000 a page. */
  list(
    call: CallContext,
    options: { prefix: string; delimiter?: string; limit?: number; cursor?: string },
  ): Promise<Answer<ObjectList>>
  /** Deleting what is not there succeeds. With `versionId` that version is gone for good; without, a marker hides the key. */
  delete(
    call: CallContext,
    key: ObjectKey,
    options?: { versionId?: string },
  ): Promise<Answer<{ versionId: string | null; deleteMarker: boolean }>>
  /** @throws PortError not_found */
  copy(call: CallContext, from: ObjectKey, to: ObjectKey, options?: { versionId?: string }): Promise<Answer<ObjectInfo>>
  /** Newest first within a key. */
  versions(
    call: CallContext,
    options: { prefix: string; limit?: number; cursor?: string },
  ): Promise<Answer<{ versions: ObjectVersion[]; cursor: string | null }>>
}

export const objectOperations: Operations<ObjectStore> = {
  put: { kind: 'write', idempotent: true, needsCompleteMirror: false, budgetMs: 10_000 },
  get: { kind: 'read', idempotent: true, needsCompleteMirror: false, budgetMs: 10_000 },
  head: { kind: 'read', idempotent: true, needsCompleteMirror: false, budgetMs: 3_000 },
  list: { kind: 'read', idempotent: true, needsCompleteMirror: true, budgetMs: 5_000 },
  delete: { kind: 'write', idempotent: true, needsCompleteMirror: false, budgetMs: 3_000 },
  copy: { kind: 'write', idempotent: true, needsCompleteMirror: false, budgetMs: 10_000 },
  versions: { kind: 'read', idempotent: true, needsCompleteMirror: true, budgetMs: 5_000 },
}
