import type { TenantRef } from '@understudy/core'
import type { Attempt } from '../within-deadline.ts'
import type { BulkOutcome, Filter, IndexName, IndexSettings, SearchDocument, SearchHit } from './port.ts'
import type { Ranked } from './scored.ts'

export interface BackendCall {
  readonly tenant: TenantRef
  readonly attempt: Attempt
}

/** One index, open for one search. Lists are best first; `limit` is at most 200. */
export interface IndexReader {
  readonly settings: IndexSettings
  /** BM25 over all text fields; `total` counts every match. */
  textHits(text: string, filters: readonly Filter[], limit: number): Promise<{ hits: Ranked[]; total: number }>
  /** By cosine, to unit vectors of the index's space. */
  vectorHits(unit: readonly number[], filters: readonly Filter[], limit: number): Promise<Ranked[]>
  /** Nearest to the best text hits in the space that the index learns from its own documents; a sentence when this side cannot say now. */
  latentHits(text: readonly Ranked[], filters: readonly Filter[], limit: number): Promise<Ranked[] | { missing: string }>
  /** Every document that the filters let through, in order of id. */
  allHits(filters: readonly Filter[], limit: number): Promise<{ ids: string[]; total: number }>
  /** Absent: deleted meanwhile. */
  fields(ids: readonly string[]): Promise<ReadonlyMap<string, SearchHit['fields']>>
}

/** What a side implements: requests that passed the port's rules, errors of any kind. An index that is not there is a 404 by name. */
export interface SearchBackend {
  /** Creates the index unless it is there; answers the settings that hold now. */
  ensureIndex(
    call: BackendCall,
    index: IndexName,
    settings: IndexSettings,
  ): Promise<{ created: boolean; settings: IndexSettings }>
  deleteIndex(call: BackendCall, index: IndexName): Promise<boolean>
  settings(call: BackendCall, index: IndexName): Promise<IndexSettings>
  /** In the order given, one outcome each. */
  bulk(call: BackendCall, index: IndexName, settings: IndexSettings, documents: readonly SearchDocument[]): Promise<BulkOutcome[]>
  get(call: BackendCall, index: IndexName, id: string): Promise<SearchDocument>
  delete(call: BackendCall, index: IndexName, id: string, version: number): Promise<BulkOutcome>
  open(call: BackendCall, index: IndexName): Promise<IndexReader>
  refresh(call: BackendCall, index: IndexName): Promise<void>
  /** Every index of the tenant. */
  names(call: BackendCall): Promise<IndexName[]>
  /** Documents in order of id, from the one after `after` on; empty at the end. */
  page(call: BackendCall, index: IndexName, after: string): Promise<{ id: string; version: number }[]>
}
