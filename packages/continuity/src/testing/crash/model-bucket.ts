import { createHash, randomUUID } from 'node:crypto'
import type { OperationId, TenantRef } from '@understudy/core'
import { PortError, type Answer, type CallContext, type ObjectInfo, type ObjectStore } from '@understudy/ports'
import { operationToken } from '@understudy/ports/server'
import type { PutOptions } from '@understudy/ports/objects'

export const AWS = 'aws:us-east-1'

interface Stored extends ObjectInfo {
  readonly body: Uint8Array
  readonly isMarker: boolean
}

type Call = Pick<CallContext, 'tenant' | 'operationId'>

const refusal = (code: PortError['code'], reason: string): PortError =>
  new PortError(reason, { verdict: 'caller', code, reason, provider: AWS, operation: 'objects', maybeApplied: false })

const answer = <T>(value: T): Answer<T> => ({ value, servedBy: AWS, ageMs: 0, durability: 'aws' })

const infoOf = ({ body: _, isMarker: __, ...info }: Stored): ObjectInfo => info

/** A versioned bucket in memory that outlives the processes that are killed. As S3 it knows nothing of operation ids: twice is twice. */
export class ModelBucket implements Pick<ObjectStore, 'put' | 'get' | 'head' | 'delete' | 'versions'> {
  readonly #keys = new Map<string, Stored[]>()

  /** Oldest first. */
  history(tenant: TenantRef, key: string): readonly Stored[] {
    return this.#keys.get(`${tenant.id}/${key}`) ?? []
  }

  current(tenant: TenantRef, key: string): Stored | null {
    const newest = this.history(tenant, key).at(-1)
    return !newest || newest.isMarker ? null : newest
  }

  put(call: Call, key: string, body: Uint8Array, options: PutOptions = {}): Promise<Answer<ObjectInfo>> {
    const token = operationToken(call.operationId)
    const current = this.current(call.tenant, key)
    const isRefused =
      (options.ifAbsent === true && current !== null) || (options.ifMatch !== undefined && current?.etag !== options.ifMatch)
    // As the adapter does: a condition may be refused because this very write was applied before its answer was lost.
    if (isRefused && current?.operationToken === token) return Promise.resolve(answer(infoOf(current)))
    if (isRefused) return Promise.reject(refusal('precondition_failed', 'PreconditionFailed'))
    return Promise.resolve(answer(infoOf(this.#add(call.tenant, key, { body, token, options }))))
  }

  /** Somebody who does not use this system. */
  putPast(tenant: TenantRef, key: string, text: string): void {
    this.#add(tenant, key, { body: new TextEncoder().encode(text) })
  }

  get({ tenant }: Call, key: string, options: { versionId?: string } = {}) {
    return this.#find(tenant, key, options.versionId).then((found) => answer({ ...infoOf(found), body: found.body }))
  }

  head({ tenant }: Call, key: string, options: { versionId?: string } = {}): Promise<Answer<ObjectInfo>> {
    return this.#find(tenant, key, options.versionId).then((found) => answer(infoOf(found)))
  }

  delete({ tenant }: Call, key: string): Promise<Answer<{ versionId: string | null; deleteMarker: boolean }>> {
    const { versionId } = this.#add(tenant, key, { body: new Uint8Array(), isMarker: true })
    return Promise.resolve(answer({ versionId, deleteMarker: true }))
  }

  versions({ tenant }: Call, { prefix }: { prefix: string }) {
    const versions = [...this.#keys]
      .filter(([key]) => key.startsWith(`${tenant.id}/${prefix}`))
      .flatMap(([, all]) =>
        all.toReversed().map(({ key, versionId, isMarker, etag, size, modifiedAt }, nth) => {
          return { key, versionId, isLatest: nth === 0, deleteMarker: isMarker, etag: isMarker ? null : etag, size, modifiedAt }
        }),
      )
    return Promise.resolve(answer({ versions, cursor: null }))
  }

  #find(tenant: TenantRef, key: string, versionId: string | undefined): Promise<Stored> {
    const found =
      versionId === undefined
        ? this.current(tenant, key)
        : this.history(tenant, key).find((each) => each.versionId === versionId && !each.isMarker)
    return found ? Promise.resolve(found) : Promise.reject(refusal('not_found', 'NoSuchKey'))
  }

  #add(
    tenant: TenantRef,
    key: string,
    {
      body,
      token,
      options = {},
      isMarker = false,
    }: { body: Uint8Array; token?: string; options?: PutOptions; isMarker?: boolean },
  ): Stored {
    const stored: Stored = {
      key,
      body,
      isMarker,
      etag: `"${createHash('md5').update(body).digest('hex')}"`,
      versionId: randomUUID(),
      size: body.byteLength,
      contentType: options.contentType ?? 'application/octet-stream',
      metadata: options.metadata ?? {},
      modifiedAt: new Date(),
      ...(token === undefined ? {} : { operationToken: token }),
    }
    this.#keys.set(`${tenant.id}/${key}`, [...this.history(tenant, key), stored])
    return stored
  }
}

export const tokenOf = (operation: string): string => operationToken(operation as OperationId)
