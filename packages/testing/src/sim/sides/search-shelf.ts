import type { BulkOutcome, IndexSettings, SearchDocument } from '@understudy/ports/search'
import { noSuchDocument, noSuchIndex } from '../network/service-errors.ts'

export interface ShelfDocument {
  readonly document: SearchDocument
  readonly isDeleted: boolean
}

interface ShelfIndex {
  readonly settings: IndexSettings
  readonly documents: Map<string, ShelfDocument>
}

/** One tenant's indexes on one side: source documents by their external versions. Nothing is searched here. */
export class SearchShelf {
  readonly indexes = new Map<string, ShelfIndex>()

  ensureIndex(name: string, settings: IndexSettings): { created: boolean; settings: IndexSettings } {
    const known = this.indexes.get(name)
    if (known) return { created: false, settings: known.settings }
    this.indexes.set(name, { settings, documents: new Map() })
    return { created: true, settings }
  }

  deleteIndex(name: string): boolean {
    return this.indexes.delete(name)
  }

  settings(name: string): IndexSettings {
    return this.#index(name).settings
  }

  bulk(name: string, documents: readonly SearchDocument[]): BulkOutcome[] {
    return documents.map((document) => this.#store(name, document, false))
  }

  delete(name: string, id: string, version: number): BulkOutcome {
    return this.#store(name, { id, version, fields: {} }, true)
  }

  get(name: string, id: string): SearchDocument {
    const found = this.#index(name).documents.get(id)
    if (!found || found.isDeleted) throw noSuchDocument()
    return found.document
  }

  page(name: string, after: string): { id: string; version: number }[] {
    return [...this.#index(name).documents.values()]
      .filter(({ isDeleted, document }) => !isDeleted && document.id > after)
      .map(({ document: { id, version } }) => ({ id, version }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  #store(name: string, document: SearchDocument, isDeleted: boolean): BulkOutcome {
    const { documents } = this.#index(name)
    const stored = documents.get(document.id)?.document.version ?? 0
    if (document.version < stored) return { id: document.id, result: 'conflict' }
    if (document.version === stored) return { id: document.id, result: 'unchanged' }
    documents.set(document.id, { document, isDeleted })
    return { id: document.id, result: isDeleted ? 'deleted' : 'stored' }
  }

  #index(name: string): ShelfIndex {
    const index = this.indexes.get(name)
    if (!index) throw noSuchIndex()
    return index
  }
}
