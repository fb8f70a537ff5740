import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { TenantRef } from '@understudy/core'
import { CorruptObjectError } from './corrupt-object-error.ts'
import { moveDurably, writeDurably } from './durable-file.ts'
import { openKeyring, type LocalKeyring } from './local-keyring.ts'
import { seal, sealedName, unseal } from './local-seal.ts'

/** An encrypted file beside its place: it counts once `keep` has moved it there. `discard` after `keep` does nothing. */
export interface StagedBytes {
  readonly contentHash: string
  keep(): Promise<void>
  discard(): Promise<void>
}

const contentHashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * Objects' bytes under `<dataDir>/objects/<tenant>`, one file a content, AES-256-GCM with a key of the tenant's own. Tenant and content
 * are bound into every file, so that one moved to another's place does not open. File names are keyed: they tell no one what is stored.
 */
export class LocalBytes {
  readonly #dataDir: string
  #keyring: Promise<LocalKeyring> | undefined

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  /** @throws the file system's errors (ENOSPC, EACCES …); nothing of the object is left behind */
  async stage(tenant: TenantRef, bytes: Uint8Array): Promise<StagedBytes> {
    const keyring = await this.#open()
    const contentHash = contentHashOf(bytes)
    const file = this.#fileOf(keyring, tenant, contentHash)
    const temporary = `${file}.${randomUUID()}`
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const discard = () => rm(temporary, { force: true })
    try {
      await writeDurably(temporary, seal(keyring, tenant, contentHash, bytes))
    } catch (error) {
      await discard()
      throw error
    }
    return { contentHash, discard, keep: () => moveDurably(temporary, file) }
  }

  /** @throws CorruptObjectError unless the bytes are those that were written */
  async read(tenant: TenantRef, contentHash: string): Promise<Uint8Array> {
    const keyring = await this.#open()
    const sealed = await readFile(this.#fileOf(keyring, tenant, contentHash)).catch((error: unknown) => {
      throw isMissing(error) ? new CorruptObjectError('the bytes are missing', error) : error
    })
    const bytes = unseal(keyring, tenant, contentHash, sealed)
    if (contentHashOf(bytes) !== contentHash) throw new CorruptObjectError('the bytes have another digest')
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  async remove(tenant: TenantRef, contentHash: string): Promise<void> {
    await rm(this.#fileOf(await this.#open(), tenant, contentHash), { force: true })
  }

  /** @throws when nothing could be read or written here */
  async check(): Promise<void> {
    await this.#open()
    const dir = path.join(this.#dataDir, 'objects')
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await access(dir)
  }

  #open(): Promise<LocalKeyring> {
    this.#keyring ??= openKeyring(path.join(this.#dataDir, 'keyring.json')).catch((error: unknown) => {
      this.#keyring = undefined
      throw error
    })
    return this.#keyring
  }

  #fileOf(keyring: LocalKeyring, tenant: TenantRef, contentHash: string): string {
    const name = sealedName(keyring, tenant, contentHash)
    return path.join(this.#dataDir, 'objects', tenant.id, name.slice(0, 2), name)
  }
}
