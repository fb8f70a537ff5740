import type { TenantRef } from '@understudy/core'
import { SealedFiles } from '@understudy/ports/server'

/** Larger ones lie on disk. */
const MAX_INLINE_BYTES = 64 * 1024
/** Bytes of disk below which large payloads are not taken. */
export const MIN_FREE_BYTES = 256 * 1024 * 1024
/** Milliseconds for which a look at the disk holds. */
const FREE_FOR_MS = 5_000

export interface StoredPayload {
  readonly inline: Uint8Array | null
  /** Of what lies on disk. */
  readonly hash: string | null
  readonly bytes: number
}

/** Nothing is written any more where the disk is about to be full: PostgreSQL needs the rest. */
export class DiskFullError extends Error {}

/** The bytes of intents: small ones in the row, large ones sealed on disk under the intent's id. */
export class Payloads {
  readonly #files: SealedFiles
  #free = { bytes: 0, atMs: -Infinity }

  constructor(dataDir: string) {
    this.#files = new SealedFiles(dataDir, 'journal')
  }

  /** @throws DiskFullError, or the file system's errors */
  async store(tenant: TenantRef, intentId: string, payload: Uint8Array): Promise<StoredPayload> {
    const bytes = payload.byteLength
    if (bytes <= MAX_INLINE_BYTES) return { inline: bytes === 0 ? null : payload, hash: null, bytes }
    if ((await this.#freeBytes()) < MIN_FREE_BYTES + bytes) throw new DiskFullError('less than 256 MB are free')
    return { inline: null, hash: await this.#files.write(tenant, intentId, payload), bytes }
  }

  /** @throws CorruptObjectError when the bytes on disk are not those that were written */
  load(tenant: TenantRef, intentId: string, stored: Pick<StoredPayload, 'inline' | 'hash'>): Promise<Uint8Array> {
    if (stored.hash === null) return Promise.resolve(stored.inline ?? new Uint8Array())
    return this.#files.read(tenant, intentId, stored.hash)
  }

  remove(tenant: TenantRef, intentId: string): Promise<void> {
    return this.#files.remove(tenant, intentId)
  }

  async #freeBytes(): Promise<number> {
    const nowMs = performance.now()
    if (nowMs - this.#free.atMs > FREE_FOR_MS) this.#free = { bytes: await this.#files.freeBytes(), atMs: nowMs }
    return this.#free.bytes
  }
}
