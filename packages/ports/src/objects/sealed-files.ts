import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { TenantRef } from '@understudy/core'
import { CorruptObjectError } from './corrupt-object-error.ts'
import { moveDurably, writeDurably } from './durable-file.ts'
import { openKeyring, type LocalKeyring } from './local-keyring.ts'
import { seal, unseal } from './local-seal.ts'

/**
 * Bytes that belong to one row each, under `<dataDir>/<folder>/<tenant>`, sealed as objects' bytes are: AES-256-GCM with a key of
 * the tenant's own, tenant and content bound in.
 */
export class SealedFiles {
  readonly #dataDir: string
  readonly #folder: string
  #keyring: Promise<LocalKeyring> | undefined

  constructor(dataDir: string, folder: string) {
    this.#dataDir = dataDir
    this.#folder = folder
  }

  /**
   * Durable when it resolves.
   * @param name letters, digits and "-"; writing the same name again replaces it
   * @returns the content's SHA-256, which reading asks for
   * @throws the file system's errors (ENOSPC, EACCES …)
   */
  async write(tenant: TenantRef, name: string, bytes: Uint8Array): Promise<string> {
    const keyring = await this.#open()
    const contentHash = createHash('sha256').update(bytes).digest('hex')
    const file = this.#fileOf(tenant, name)
    const temporary = `${file}.${randomUUID()}`
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    try {
      await writeDurably(temporary, seal(keyring, tenant, contentHash, bytes))
      await moveDurably(temporary, file)
    } finally {
      await rm(temporary, { force: true })
    }
    return contentHash
  }

  /** @throws CorruptObjectError unless the bytes are those that were written */
  async read(tenant: TenantRef, name: string, contentHash: string): Promise<Uint8Array> {
    const keyring = await this.#open()
    const sealed = await readFile(this.#fileOf(tenant, name)).catch((error: unknown) => {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      throw isMissing ? new CorruptObjectError('the bytes are missing', error) : error
    })
    const bytes = unseal(keyring, tenant, contentHash, sealed)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  async remove(tenant: TenantRef, name: string): Promise<void> {
    await rm(this.#fileOf(tenant, name), { force: true })
  }

  /** Bytes that this account may still write there. */
  async freeBytes(): Promise<number> {
    await mkdir(this.#dataDir, { recursive: true, mode: 0o700 })
    const { bavail, bsize } = await statfs(this.#dataDir)
    return bavail * bsize
  }

  #open(): Promise<LocalKeyring> {
    this.#keyring ??= openKeyring(path.join(this.#dataDir, 'keyring.json')).catch((error: unknown) => {
      this.#keyring = undefined
      throw error
    })
    return this.#keyring
  }

  #fileOf(tenant: TenantRef, name: string): string {
    // The end of a time-ordered id is random: folders fill evenly.
    return path.join(this.#dataDir, this.#folder, tenant.id, name.slice(-2), name)
  }
}
