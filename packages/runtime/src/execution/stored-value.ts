import { createHash } from 'node:crypto'
import { AppError, operationId, type Deadline, type Json, type TenantRef } from '@understudy/core'
import type { Ports } from '@understudy/ports'
import type { StoredValue } from '../schema.ts'

/** Larger values live in the objects port. */
const INLINE_BYTES = 64 * 1024

export interface StorePlace {
  readonly objects: Ports['objects']
  readonly tenant: TenantRef
  readonly runId: string
  /** A step's key, or `output` for the run's own. */
  readonly name: string
  readonly deadline: Deadline
  readonly signal?: AbortSignal
}

/** The content's hash is in the key, so that a worker that lost the run cannot overwrite what its successor stored. */
const keyOf = (place: StorePlace, sha256: string) => `runs/${place.runId}/${place.name}.${sha256.slice(0, 16)}.json`
const callOf = ({ tenant, runId, name, deadline, signal }: StorePlace, what: string) => ({
  tenant,
  deadline,
  operationId: operationId(`${runId}:${name}:${what}`),
  ...(signal ? { signal } : {}),
})

/** Keeps a value inline when it is small, else by reference. The operation id holds the content's hash: another content is another effect. */
export async function storeValue(place: StorePlace, value: Json): Promise<StoredValue> {
  const bytes = Buffer.from(JSON.stringify(value))
  if (bytes.length <= INLINE_BYTES) return { value }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ref = keyOf(place, sha256)
  await place.objects.put(callOf(place, `store:${sha256.slice(0, 16)}`), ref, bytes, { contentType: 'application/json' })
  return { ref, bytes: bytes.length, sha256 }
}

/** @throws PortError when the objects port cannot answer, AppError internal when what it holds is not what was stored. */
export async function loadValue(place: Omit<StorePlace, 'name'>, stored: StoredValue): Promise<Json> {
  if ('value' in stored) return stored.value
  const { value } = await place.objects.get(callOf({ ...place, name: stored.ref }, 'load'), stored.ref)
  const sha256 = createHash('sha256').update(value.body).digest('hex')
  if (sha256 !== stored.sha256) throw new AppError('internal', `What ${stored.ref} holds is not what this run stored.`)
  return JSON.parse(Buffer.from(value.body).toString('utf8')) as Json
}
