import { z } from 'zod'
import { MalformedAnswerError } from '../aws/aws-call.ts'
import type { FieldValue, Filter, IndexSettings, SearchDocument } from './port.ts'
import { BUILTIN_SPACE } from './rules.ts'
import { weightedTexts } from './weighted-texts.ts'

const analyzers = { en: 'english', sv: 'swedish' } as const

/** A deleted document's version is remembered for so long; OpenSearch's own minute is shorter than an outage. */
const TOMBSTONES_KEPT = '1h'

const properties = (names: readonly string[], type: 'keyword' | 'double') =>
  Object.fromEntries(names.map((name) => [name, { type }]))

/** Vectors that OpenSearch keeps: those given from outside. */
const storedVector = (settings: IndexSettings) => (settings.vector?.space === BUILTIN_SPACE ? null : settings.vector)

/** The index's definition. The port's own settings travel in `_meta`, so that any node can read them back. */
export function indexBody(settings: IndexSettings, alias: string, replicas: number) {
  const vector = storedVector(settings)
  return {
    aliases: { [alias]: {} },
    settings: {
      index: { number_of_shards: 1, number_of_replicas: replicas, gc_deletes: TOMBSTONES_KEPT, ...(vector ? { knn: true } : {}) },
    },
    mappings: {
      dynamic: false as const,
      _meta: { understudy: settings },
      _source: { excludes: ['all_text'] },
      properties: {
        doc_id: { type: 'keyword' as const },
        // One field with each text as often as it weighs: BM25 over it is BM25F, as the twin computes it.
        all_text: { type: 'text' as const, analyzer: analyzers[settings.language] },
        fields: {
          type: 'object' as const,
          dynamic: false as const,
          properties: { ...properties(settings.keywordFields, 'keyword'), ...properties(settings.numberFields, 'double') },
        },
        ...(vector
          ? {
              vector: {
                type: 'knn_vector' as const,
                dimension: vector.dimensions,
                // Always by name: without one OpenSearch takes faiss, which ends a server that has no native libraries.
                method: { name: 'hnsw', engine: 'lucene', space_type: 'cosinesimil' },
              },
            }
          : {}),
      },
    },
  }
}

export const documentBody = (document: SearchDocument, settings: IndexSettings) => ({
  doc_id: document.id,
  all_text: weightedTexts(document.fields, settings),
  fields: document.fields,
  ...(document.vector === undefined ? {} : { vector: document.vector }),
})

const fieldsSchema = z.record(z.string(), z.custom<FieldValue>())
export const sourceSchema = z.object({ fields: fieldsSchema, vector: z.array(z.number()).optional() })

const mappingSchema = z.record(
  z.string(),
  z.object({
    mappings: z.object({ _meta: z.object({ understudy: z.custom<IndexSettings>((value) => typeof value === 'object') }) }),
  }),
)

/** @throws MalformedAnswerError when the answer is no mapping of ours */
export function settingsFrom(mapping: unknown): { physical: string; settings: IndexSettings } {
  const parsed = mappingSchema.safeParse(mapping)
  const [found] = parsed.success ? Object.entries(parsed.data) : []
  if (!found) throw new MalformedAnswerError('mapping')
  return { physical: found[0], settings: found[1].mappings._meta.understudy }
}

function filterClause(filter: Filter) {
  const field = `fields.${filter.field}`
  if ('equals' in filter) return { term: { [field]: filter.equals } }
  if ('in' in filter) return { terms: { [field]: filter.in } }
  return {
    range: {
      [field]: {
        ...(filter.from === undefined ? {} : { gte: filter.from }),
        ...(filter.to === undefined ? {} : { lte: filter.to }),
      },
    },
  }
}

export const filterClauses = (filters: readonly Filter[]) => filters.map(filterClause)
