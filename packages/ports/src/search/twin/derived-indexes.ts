import { systemActor, type TenantRef } from '@understudy/core'
import { withTenant, type Database } from '@understudy/db'
import type { DerivedIndex } from './derived-index.ts'
import { followIndex, type InTransaction } from './follow-index.ts'
import { learnSpace, spaceIsDue } from './learn-space.ts'

interface Entry {
  derived: DerivedIndex | undefined
  /** How many documents the newest space was learnt from. */
  running: Promise<DerivedIndex> | undefined
  queued: Promise<DerivedIndex> | undefined
  learning: Promise<void> | undefined
}

const actor = systemActor('search twin')
const TRANSACTION_MS = 30_000

/** The indexes that this node searches, built from Postgres when first asked for; the least recently used go when memory is short. */
export class DerivedIndexes {
  readonly #db: Database
  readonly #maxBytes: number
  readonly #entries = new Map<string, Entry>()

  constructor(db: Database, maxBytes: number) {
    this.#db = db
    this.#maxBytes = maxBytes
  }

  /**
   * The index with everything in it that was committed before this call. Calls at the same time share one look at the database; the work
   * goes on when a caller's deadline has passed, so that a large index gets built at all.
   * @throws IndexNotFoundError
   */
  current(tenant: TenantRef, index: string): Promise<DerivedIndex> {
    const entry = this.#entry(tenant, index)
    if (!entry.running) return this.#run(tenant, index, entry)
    entry.queued ??= entry.running.then(
      () => this.#run(tenant, index, entry),
      () => this.#run(tenant, index, entry),
    )
    return entry.queued
  }

  /** Learns the index's space if its documents have outgrown it. One at a time an index. */
  async learn(tenant: TenantRef, index: string): Promise<void> {
    const entry = this.#entry(tenant, index)
    entry.learning ??= this.#learn(tenant, index).finally(() => (entry.learning = undefined))
    await entry.learning
  }

  forget(tenant: TenantRef, index: string): void {
    this.#entries.delete(`${tenant.id}/${index}`)
  }

  #run(tenant: TenantRef, index: string, entry: Entry): Promise<DerivedIndex> {
    entry.queued = undefined
    entry.running = followIndex(this.#inTransaction(tenant), tenant, index, entry.derived)
      .then((derived) => {
        entry.derived = derived
        this.#evict(`${tenant.id}/${index}`)
        return derived
      })
      .finally(() => (entry.running = undefined))
    return entry.running
  }

  async #learn(tenant: TenantRef, index: string): Promise<void> {
    const derived = await this.current(tenant, index)
    if (!derived.learnsItsSpace) return
    const inTransaction = this.#inTransaction(tenant)
    const stored = await inTransaction((tx) =>
      tx.twinIndex.findUnique({
        where: { tenantId_name: { tenantId: tenant.id, name: index } },
        select: { spaceDocuments: true },
      }),
    )
    if (stored && spaceIsDue(derived.documents, stored.spaceDocuments)) await learnSpace(inTransaction, tenant, index, derived)
  }

  #inTransaction(tenant: TenantRef): InTransaction {
    return (run) => withTenant(this.#db, { tenant, actor }, run, { timeoutMs: TRANSACTION_MS })
  }

  /** Most recently used last. */
  #entry(tenant: TenantRef, index: string): Entry {
    const key = `${tenant.id}/${index}`
    const entry = this.#entries.get(key) ?? { derived: undefined, running: undefined, queued: undefined, learning: undefined }
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry
  }

  #evict(keep: string): void {
    let bytes = [...this.#entries.values()].reduce((sum, entry) => sum + (entry.derived?.bytes ?? 0), 0)
    for (const [key, entry] of this.#entries) {
      if (bytes <= this.#maxBytes) return
      if (key === keep || entry.running) continue
      bytes -= entry.derived?.bytes ?? 0
      this.#entries.delete(key)
    }
  }
}
