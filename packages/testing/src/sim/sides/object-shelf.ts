import { createHash } from 'node:crypto'
import type { OperationId } from '@understudy/core'
import { operationToken } from '@understudy/ports/server'
import { Refusal } from '@understudy/ports/backends'
import type { GetOptions, ObjectBody, ObjectInfo, ObjectList, ObjectVersion, PutOptions } from '@understudy/ports/objects'

export interface ShelfVersion {
  readonly versionId: string
  readonly etag: string
  readonly body: Uint8Array
  readonly contentType: string
  readonly metadata: Record<string, string>
  readonly isMarker: boolean
  readonly operationId: OperationId
  readonly at: Date
  /** It was held up on its way, and landed when nobody waited for it any more. */
  readonly isLate: boolean
}

const etagOf = (body: Uint8Array): string => `"${createHash('md5').update(body).digest('hex')}"`

/**
 * One tenant's objects on one side, as S3 keeps them: every write a version, conditions judged when it arrives. AWS does a repeated
 * operation twice; this machine's side knows it again by its id.
 */
export class ObjectShelf {
  readonly #knowsRepeats: boolean
  readonly #now: () => Date
  readonly #isLate: () => boolean
  readonly #byOperation = new Map<string, { readonly key: string; readonly version: ShelfVersion }>()
  #made = 0
  /** Oldest first. */
  readonly keys = new Map<string, ShelfVersion[]>()

  constructor(knowsRepeats: boolean, now: () => Date, isLate: () => boolean) {
    this.#knowsRepeats = knowsRepeats
    this.#now = now
    this.#isLate = isLate
  }

  put(key: string, body: Uint8Array, options: PutOptions, operation: OperationId): ObjectInfo {
    const repeated = this.#repeated(key, operation, etagOf(body))
    if (repeated) return infoOf(key, repeated)
    const live = this.live(key)
    const refusal = refusalOf(live, options)
    // Refused by what this very operation wrote before its answer was lost: the adapter looks, and answers with that.
    if (refusal && live?.operationId === operation) return infoOf(key, live)
    if (refusal) throw new Refusal(refusal)
    const { contentType = 'application/octet-stream', metadata = {} } = options
    return infoOf(
      key,
      this.#append(key, { body, etag: etagOf(body), contentType, metadata, isMarker: false, operationId: operation }),
    )
  }

  delete(key: string, versionId: string | undefined, operation: OperationId) {
    if (versionId !== undefined) {
      const versions = this.keys.get(key) ?? []
      const removed = versions.find((each) => each.versionId === versionId)
      this.keys.set(
        key,
        versions.filter((each) => each !== removed),
      )
      return { versionId, deleteMarker: removed?.isMarker ?? false }
    }
    const marker = this.#repeated(key, operation, '') ?? this.#append(key, { ...nothing, operationId: operation })
    return { versionId: marker.versionId, deleteMarker: true }
  }

  copy(from: string, to: string, versionId: string | undefined, operation: OperationId): ObjectInfo {
    const source = this.version(from, versionId)
    const repeated = this.#repeated(to, operation, source.etag)
    return infoOf(to, repeated ?? this.#append(to, { ...source, operationId: operation }))
  }

  get(key: string, { versionId, ifNoneMatch }: GetOptions): ObjectBody {
    const version = this.version(key, versionId)
    if (ifNoneMatch === version.etag) return { ...infoOf(key, version), body: new Uint8Array(), unchanged: true }
    return { ...infoOf(key, version), body: version.body }
  }

  head(key: string, versionId: string | undefined): ObjectInfo {
    return infoOf(key, this.version(key, versionId))
  }

  /** In one page: keys are few. */
  list(prefix: string): ObjectList {
    const objects = this.#under(prefix).flatMap((key) => {
      const live = this.live(key)
      return live ? [{ key, etag: live.etag, size: live.body.byteLength, modifiedAt: live.at }] : []
    })
    return { objects, prefixes: [], cursor: null }
  }

  versions(prefix: string): { versions: ObjectVersion[]; cursor: null } {
    const versions = this.#under(prefix).flatMap((key) =>
      this.keys
        .get(key)!
        .map((each, nth, all) => ({
          key,
          versionId: each.versionId,
          isLatest: nth === all.length - 1,
          deleteMarker: each.isMarker,
          etag: each.isMarker ? null : each.etag,
          size: each.body.byteLength,
          modifiedAt: each.at,
        }))
        .reverse(),
    )
    return { versions, cursor: null }
  }

  live(key: string): ShelfVersion | null {
    const newest = this.keys.get(key)?.at(-1)
    return newest && !newest.isMarker ? newest : null
  }

  version(key: string, versionId: string | undefined): ShelfVersion {
    const found = versionId === undefined ? this.live(key) : this.keys.get(key)?.find((each) => each.versionId === versionId)
    if (!found || found.isMarker) throw new Refusal(versionId === undefined || found ? 'NoSuchKey' : 'NoSuchVersion')
    return found
  }

  #under(prefix: string): string[] {
    return [...this.keys.keys()].filter((key) => key.startsWith(prefix)).sort()
  }

  #repeated(key: string, operation: OperationId, etag: string): ShelfVersion | null {
    const known = this.#knowsRepeats ? this.#byOperation.get(operation) : undefined
    if (!known) return null
    if (known.key !== key || known.version.etag !== etag) throw new Refusal('IdempotencyParameterMismatch')
    return known.version
  }

  #append(key: string, version: Omit<ShelfVersion, 'versionId' | 'at' | 'isLate'>): ShelfVersion {
    this.#made += 1
    const made = {
      ...version,
      versionId: `${this.#knowsRepeats ? 'l' : 'a'}${String(this.#made).padStart(6, '0')}`,
      at: this.#now(),
      isLate: this.#isLate(),
    }
    const versions = this.keys.get(key) ?? []
    this.keys.set(key, versions)
    versions.push(made)
    this.#byOperation.set(made.operationId, { key, version: made })
    return made
  }
}

const nothing = { body: new Uint8Array(), etag: '', contentType: '', metadata: {}, isMarker: true }

function refusalOf(live: ShelfVersion | null, { ifAbsent, ifMatch }: PutOptions): 'PreconditionFailed' | 'NoSuchKey' | null {
  if (ifAbsent === true && live) return 'PreconditionFailed'
  if (ifMatch === undefined) return null
  if (!live) return 'NoSuchKey'
  return live.etag === ifMatch ? null : 'PreconditionFailed'
}

const infoOf = (key: string, { versionId, etag, body, contentType, metadata, operationId, at }: ShelfVersion): ObjectInfo => ({
  key,
  etag,
  versionId,
  size: body.byteLength,
  contentType,
  metadata,
  modifiedAt: at,
  operationToken: operationToken(operationId),
})
