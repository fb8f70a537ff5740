import { systemActor, systemClock, type Clock } from '@understudy/core'
import { withPlatform, withTenant, type Database, type Tx } from '@understudy/db'
import { portCall } from '../port-call.ts'
import { Refusal } from '../refusal.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import type { BackendCall, ObjectBackend } from './backend.ts'
import { objectInventory } from './inventory.ts'
import { LocalBytes } from './local-bytes.ts'
import { removeVersion } from './local-delete.ts'
import { listObjects, listVersions } from './local-list.ts'
import { infoOf, lockContent, objectRow, type ObjectRow } from './local-rows.ts'
import { appendVersion, etagOf, markerFor } from './local-write.ts'
import { createObjectStore } from './object-store.ts'
import { objectOperations, type GetOptions, type ObjectStore, type PutOptions } from './port.ts'

export interface LocalObjectsSettings {
  readonly db: Database
  /** Bytes lie in `objects/` under it, their keys in `keyring.json`. */
  readonly dataDir: string
  readonly timeoutMs: number
  readonly clock?: Clock
}

const actor = systemActor('ports')

class LocalObjects implements ObjectBackend {
  readonly #db: Database
  readonly #bytes: LocalBytes
  readonly #clock: Clock

  constructor(db: Database, bytes: LocalBytes, clock: Clock) {
    this.#db = db
    this.#bytes = bytes
    this.#clock = clock
  }

  #tx<T>(call: BackendCall, run: (tx: Tx) => Promise<T>): Promise<T> {
    const timeoutMs = Math.max(1, Math.ceil(call.attempt.remainingMs()))
    return withTenant(this.#db, { tenant: call.tenant, actor }, run, { timeoutMs })
  }

  async put(call: BackendCall, key: string, body: Uint8Array, options: PutOptions) {
    const staged = await this.#bytes.stage(call.tenant, body)
    const version = {
      key,
      deleteMarker: false,
      etag: etagOf(body),
      contentHash: staged.contentHash,
      bytes: body.byteLength,
      contentType: options.contentType ?? 'application/octet-stream',
      metadata: options.metadata ?? {},
    }
    try {
      return await this.#tx(call, async (tx) => {
        const { tenant, operationId } = call
        const { keep: keepBytes } = staged
        return infoOf(
          await appendVersion(tx, version, { tenant, operationId, clock: this.#clock, condition: options, keepBytes }),
        )
      })
    } finally {
      await staged.discard()
    }
  }

  async get(call: BackendCall, key: string, options: GetOptions) {
    const row = await this.#row(call, key, options.versionId)
    if (options.ifNoneMatch === row.etag) return { ...infoOf(row), body: new Uint8Array(), unchanged: true }
    const bytes = await this.#bytes.read(call.tenant, row.contentHash)
    if (!options.range) return { ...infoOf(row), body: bytes }
    const { from, to } = options.range
    if (from >= bytes.byteLength) throw new Refusal('InvalidRange')
    return { ...infoOf(row), body: bytes.subarray(from, to === undefined ? undefined : to + 1) }
  }

  async head(call: BackendCall, key: string, { versionId }: { versionId?: string }) {
    return infoOf(await this.#row(call, key, versionId))
  }

  list(call: BackendCall, request: Parameters<ObjectBackend['list']>[1]) {
    return this.#tx(call, (tx) => listObjects(tx, call.tenant, request))
  }

  versions(call: BackendCall, request: Parameters<ObjectBackend['versions']>[1]) {
    return this.#tx(call, (tx) => listVersions(tx, call.tenant, request))
  }

  async delete(call: BackendCall, key: string, { versionId }: { versionId?: string }) {
    const { tenant, operationId } = call
    if (versionId === undefined) {
      const marker = await this.#tx(call, (tx) => appendVersion(tx, markerFor(key), { tenant, operationId, clock: this.#clock }))
      return { versionId: marker.versionId, deleteMarker: true }
    }
    const removed = await this.#tx(call, (tx) => removeVersion(tx, tenant, key, versionId))
    if (removed && !removed.deleteMarker) await this.#sweep(call, removed.contentHash)
    return { versionId, deleteMarker: removed?.deleteMarker ?? false }
  }

  copy(call: BackendCall, from: string, to: string, { versionId }: { versionId?: string }) {
    const { tenant, operationId } = call
    return this.#tx(call, async (tx) => {
      const { etag, contentHash, bytes, contentType, metadata } = infoAndHash(await objectRow(tx, tenant, from, versionId))
      // While it is held nobody removes the bytes, and the source's row is there.
      const keepBytes = async () => {
        await objectRow(tx, tenant, from, versionId)
      }
      const version = { key: to, deleteMarker: false, etag, contentHash, bytes, contentType, metadata }
      return infoOf(await appendVersion(tx, version, { tenant, operationId, clock: this.#clock, keepBytes }))
    })
  }

  #row(call: BackendCall, key: string, versionId: string | undefined): Promise<ObjectRow> {
    return this.#tx(call, (tx) => objectRow(tx, call.tenant, key, versionId))
  }

  /** Removes bytes that no version names any more. Cut short, it leaves a file that nobody reads, never a version without bytes. */
  #sweep(call: BackendCall, contentHash: string): Promise<void> {
    return this.#tx(call, async (tx) => {
      await lockContent(tx, call.tenant, contentHash)
      const users = await tx.twinObject.count({ where: { tenantId: call.tenant.id, contentHash } })
      if (users === 0) await this.#bytes.remove(call.tenant, contentHash)
    })
  }
}

const infoAndHash = (row: ObjectRow) => ({ ...infoOf(row), contentHash: row.contentHash, bytes: Number(row.bytes) })

/** The objects port's twin: rows in Postgres, bytes encrypted on disk. Strong read-after-write, durable when acknowledged. */
export function createLocalObjects(settings: LocalObjectsSettings): ServedPort<ObjectStore> {
  const bytes = new LocalBytes(settings.dataDir)
  const side: Side = { port: 'objects', provider: 'local', timeoutMs: settings.timeoutMs }
  const check = async () => {
    await bytes.check()
    await withPlatform(settings.db, (tx) => tx.$queryRaw`SELECT 1`)
  }
  const backend = new LocalObjects(settings.db, bytes, settings.clock ?? systemClock)
  return {
    port: createObjectStore(side, backend),
    inventory: objectInventory(side, backend),
    ping: (deadline) => portCall({ ...side, name: 'ping', operation: objectOperations.head }, { deadline }, check),
    close: () => Promise.resolve(),
  }
}
