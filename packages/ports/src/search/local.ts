import { withPlatform, type Database } from '@understudy/db'
import { portCall } from '../port-call.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import type { BackendCall, IndexReader, SearchBackend } from './backend.ts'
import { searchOperations, type BulkOutcome, type IndexSettings, type SearchDocument, type SearchIndex } from './port.ts'
import { searchInventory } from './inventory.ts'
import { createSearchIndex } from './search-index.ts'
import type { DerivedIndex } from './twin/derived-index.ts'
import { DerivedIndexes } from './twin/derived-indexes.ts'
import {
  asJson,
  documentsAfter,
  fieldsOf,
  findDocument,
  inTenant,
  lockIndex,
  storeChanges,
  versionsOf,
  type StoredChange,
} from './twin/documents.ts'
import { DocumentNotFoundError, IndexNotFoundError } from './twin/not-found-errors.ts'

const DEFAULT_MAX_BYTES = 512 * 1024 * 1024
const STILL_LEARNING = 'The index is still learning from its documents: these hits come from their words alone.'

export interface LocalSearchOptions {
  readonly db: Database
  readonly timeoutMs: number
  /** What this node's derived indexes may hold together, 512 MiB unless told. */
  readonly maxBytes?: number
}

class LocalSearchBackend implements SearchBackend {
  readonly #db: Database
  readonly #derived: DerivedIndexes

  constructor(options: LocalSearchOptions) {
    this.#db = options.db
    this.#derived = new DerivedIndexes(options.db, options.maxBytes ?? DEFAULT_MAX_BYTES)
  }

  ensureIndex(call: BackendCall, index: string, settings: IndexSettings): Promise<{ created: boolean; settings: IndexSettings }> {
    return inTenant(this.#db, call, async (tx) => {
      const created = await tx.twinIndex.createMany({
        data: { tenantId: call.tenant.id, name: index, settings: asJson(settings) },
        skipDuplicates: true,
      })
      return { created: created.count > 0, settings: await lockIndex(tx, call.tenant, index) }
    })
  }

  async deleteIndex(call: BackendCall, index: string): Promise<boolean> {
    const deleted = await inTenant(this.#db, call, (tx) =>
      tx.twinIndex.deleteMany({ where: { tenantId: call.tenant.id, name: index } }),
    )
    this.#derived.forget(call.tenant, index)
    return deleted.count > 0
  }

  settings(call: BackendCall, index: string): Promise<IndexSettings> {
    return inTenant(this.#db, call, async (tx) => {
      const row = await tx.twinIndex.findUnique({
        where: { tenantId_name: { tenantId: call.tenant.id, name: index } },
        select: { settings: true },
      })
      if (!row) throw new IndexNotFoundError()
      return row.settings as unknown as IndexSettings
    })
  }

  bulk(call: BackendCall, index: string, _: IndexSettings, documents: readonly SearchDocument[]): Promise<BulkOutcome[]> {
    return this.#write(
      call,
      index,
      documents.map(({ id, version, ...source }) => ({ id, version, deleted: false, source })),
    )
  }

  async delete(call: BackendCall, index: string, id: string, version: number): Promise<BulkOutcome> {
    const [outcome] = await this.#write(call, index, [{ id, version, deleted: true, source: { fields: {} } }])
    return outcome!
  }

  get(call: BackendCall, index: string, id: string): Promise<SearchDocument> {
    return inTenant(this.#db, call, async (tx) => {
      const document = await findDocument(tx, call.tenant, index, id)
      if (!document) throw new DocumentNotFoundError()
      return document
    })
  }

  async open(call: BackendCall, index: string): Promise<IndexReader> {
    const derived = await this.#derived.current(call.tenant, index)
    return this.#reader(call, index, derived)
  }

  async refresh(call: BackendCall, index: string): Promise<void> {
    const derived = await this.#derived.current(call.tenant, index)
    if (!derived.learnsItsSpace) return
    await this.#derived.learn(call.tenant, index)
    await this.#derived.current(call.tenant, index)
  }

  names(call: BackendCall): Promise<string[]> {
    return inTenant(this.#db, call, async (tx) => {
      const rows = await tx.twinIndex.findMany({ where: { tenantId: call.tenant.id }, select: { name: true } })
      return rows.map((row) => row.name)
    })
  }

  page(call: BackendCall, index: string, after: string): Promise<{ id: string; version: number }[]> {
    return inTenant(this.#db, call, (tx) => documentsAfter(tx, call.tenant, index, after))
  }

  #reader(call: BackendCall, index: string, derived: DerivedIndex): IndexReader {
    return {
      settings: derived.settings,
      textHits: (text, filters, limit) => Promise.resolve(derived.textHits(text, filters, limit)),
      vectorHits: (unit, filters, limit) => Promise.resolve(derived.vectorHits(unit, filters, limit)),
      latentHits: (text, filters, limit) =>
        Promise.resolve(derived.latentHits(text, filters, limit) ?? { missing: STILL_LEARNING }),
      allHits: (filters, limit) => Promise.resolve(derived.allHits(filters, limit)),
      fields: (ids) =>
        ids.length === 0 ? Promise.resolve(new Map()) : inTenant(this.#db, call, (tx) => fieldsOf(tx, call.tenant, index, ids)),
    }
  }

  /** Versions decide, in the order given; what they let through is stored in one statement. */
  #write(call: BackendCall, index: string, changes: readonly StoredChange[]): Promise<BulkOutcome[]> {
    return inTenant(this.#db, call, async (tx) => {
      await lockIndex(tx, call.tenant, index)
      const versions = await versionsOf(tx, call.tenant, index, [...new Set(changes.map((change) => change.id))])
      const winning = new Map<string, StoredChange>()
      const outcomes = changes.map((change): BulkOutcome => {
        const stored = versions.get(change.id) ?? 0
        if (change.version < stored) return { id: change.id, result: 'conflict' }
        if (change.version === stored) return { id: change.id, result: 'unchanged' }
        versions.set(change.id, change.version)
        winning.set(change.id, change)
        return { id: change.id, result: change.deleted ? 'deleted' : 'stored' }
      })
      await storeChanges(tx, call.tenant, index, [...winning.values()])
      return outcomes
    })
  }
}

/** The search twin: documents in Postgres, searched by an index that each node derives from them. */
export function createLocalSearch(options: LocalSearchOptions): ServedPort<SearchIndex> {
  const side: Side = { port: 'search', provider: 'local', timeoutMs: options.timeoutMs }
  const backend = new LocalSearchBackend(options)
  return {
    port: createSearchIndex(side, backend),
    inventory: searchInventory(side, backend),
    ping: (deadline) =>
      portCall({ ...side, name: 'ping', operation: searchOperations.get }, { deadline }, async () => {
        await withPlatform(options.db, (tx) => tx.$queryRaw`SELECT 1`)
      }),
    close: () => Promise.resolve(),
  }
}
