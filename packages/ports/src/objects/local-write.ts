import { createHash } from 'node:crypto'
import type { Clock, OperationId, TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import type { Tx } from '@understudy/db'
import { Refusal } from '../refusal.ts'
import { lockVersion, standingRows, type ObjectRow } from './local-rows.ts'
import type { PutOptions } from './port.ts'

export interface NewVersion {
  readonly key: string
  readonly deleteMarker: boolean
  readonly etag: string
  readonly contentHash: string
  readonly bytes: number
  readonly contentType: string
  readonly metadata: Record<string, string>
}

/** As S3 makes it for an object in one part: a version read from one side can be expected on the other. */
export const etagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`

export const markerFor = (key: string): NewVersion => ({
  key,
  deleteMarker: true,
  etag: '',
  contentHash: '',
  bytes: 0,
  contentType: '',
  metadata: {},
})

const timeIn = (uuid: string): number => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)

/** Sorts after the version before it, also when the clock has stepped back. */
const nextVersionId = (clock: Clock, before: ObjectRow | null): string => {
  const now = clock.now().getTime()
  return uuidv7(before ? Math.max(now, timeIn(before.versionId) + 1) : now)
}

function checkCondition(current: ObjectRow | null, { ifAbsent, ifMatch }: PutOptions): void {
  const live = current !== null && !current.deleteMarker ? current : null
  if (ifAbsent && live) throw new Refusal('PreconditionFailed')
  if (ifMatch === undefined) return
  if (!live) throw new Refusal('NoSuchKey')
  if (live.etag !== ifMatch) throw new Refusal('PreconditionFailed')
}

export interface AppendOptions {
  readonly tenant: TenantRef
  readonly operationId: OperationId
  readonly clock: Clock
  readonly condition?: PutOptions
  /** Runs once the version is sure to be written, before the row; nobody removes the content's bytes meanwhile. */
  readonly keepBytes?: () => Promise<void>
}

/**
 * Puts a version on top of a key, once an operation id.
 * @throws Refusal PreconditionFailed, NoSuchKey; IdempotencyParameterMismatch when the id stood for something else
 */
export async function appendVersion(tx: Tx, version: NewVersion, options: AppendOptions): Promise<ObjectRow> {
  const { tenant, operationId } = options
  await lockVersion(tx, tenant, version)
  const { repeated, current } = await standingRows(tx, tenant, version.key, operationId)
  if (repeated) {
    if (repeated.key === version.key && repeated.contentHash === version.contentHash) return repeated
    throw new Refusal('IdempotencyParameterMismatch')
  }
  checkCondition(current, options.condition ?? {})
  await options.keepBytes?.()
  if (current) {
    const { versionId } = current
    await tx.twinObject.update({
      where: { tenantId_key_versionId: { tenantId: tenant.id, key: version.key, versionId } },
      data: { isLatest: false },
    })
  }
  return tx.twinObject.create({
    data: {
      ...version,
      tenantId: tenant.id,
      versionId: nextVersionId(options.clock, current),
      isLatest: true,
      operationId,
      createdAt: options.clock.now(),
    },
  })
}
