import type { Answer, CallContext, Operations } from '../call.ts'

/** Lower case letters, digits, '-' and '_', 1–100; relative to the tenant's index prefix. */
export type IndexName = string
export type Language = 'en' | 'sv'

/** An embedding's space is part of its type: two spaces never meet in one index. */
export interface VectorSettings {
  space: string
  dimensions: number
}

export interface IndexSettings {
  language: Language
  /** Analysed text fields with their weight; `title^2` is { title: 2 }. */
  textFields: Record<string, number>
  /** Exact-match fields for filters. */
  keywordFields: string[]
  /** Numeric fields for ranges. */
  numberFields: string[]
  vector: VectorSettings | null
}

export type FieldValue = string | number | string[]

export interface SearchDocument {
  id: string
  /** External version: an older one than stored is a conflict; an equal one changes nothing. */
  version: number
  fields: Record<string, FieldValue>
  /** Unit length, in the index's space. */
  vector?: number[]
}

export type Filter =
  | { field: string; equals: string | number }
  | { field: string; in: (string | number)[] }
  | { field: string; from?: number; to?: number }

export interface SearchQuery {
  text?: string
  vector?: { space: string; values: number[] }
  /** All must hold; applied inside the vector search, not after it. */
  filters?: Filter[]
  /** 1–200, 10 unless told. */
  size?: number
  /** 'auto': hybrid when both text and vector are given. */
  mode?: 'text' | 'vector' | 'hybrid' | 'auto'
}

export interface SearchHit {
  id: string
  /** Comparable within one answer only. */
  score: number
  fields: Record<string, FieldValue>
}

export type BulkOutcome = { id: string; result: 'stored' | 'unchanged' | 'conflict' | 'deleted' } | { id: string; error: string }

/**
 * Full text (BM25, k1 1.2, b 0.75, analysed per language) and vectors. Fusion happens in the port, for both sides the same.
 * A write is found by a search after `refresh` at the latest.
 */
export interface SearchIndex {
  /** Creates the index, or checks that it has these settings. @throws PortError conflict when they differ. */
  ensureIndex(call: CallContext, index: IndexName, settings: IndexSettings): Promise<Answer<{ created: boolean }>>
  deleteIndex(call: CallContext, index: IndexName): Promise<Answer<{ deleted: boolean }>>
  /** At most 1,000 documents; one bad document does not fail the others. */
  bulk(call: CallContext, index: IndexName, documents: SearchDocument[]): Promise<Answer<BulkOutcome[]>>
  /** @throws PortError not_found */
  get(call: CallContext, index: IndexName, id: string): Promise<Answer<SearchDocument>>
  delete(call: CallContext, index: IndexName, id: string, version: number): Promise<Answer<BulkOutcome>>
  search(call: CallContext, index: IndexName, query: SearchQuery): Promise<Answer<{ hits: SearchHit[]; total: number }>>
  /** Makes everything written before it visible to searches. */
  refresh(call: CallContext, index: IndexName): Promise<Answer<null>>
}

const write = { kind: 'write', idempotent: true, needsCompleteMirror: false, budgetMs: 5_000 } as const
const read = { kind: 'read', idempotent: true, needsCompleteMirror: true, budgetMs: 3_000 } as const

export const searchOperations: Operations<SearchIndex> = {
  ensureIndex: write,
  deleteIndex: write,
  bulk: { ...write, budgetMs: 15_000 },
  get: { ...read, needsCompleteMirror: false },
  delete: write,
  search: read,
  refresh: write,
}
