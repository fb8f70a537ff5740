import type { Client } from '@opensearch-project/opensearch'
import { z } from 'zod'
import { present } from '../aws/aws-call.ts'
import type { IndexReader } from './backend.ts'
import { filterClauses, sourceSchema } from './aws-opensearch-mapping.ts'
import { sent } from './aws-opensearch-client.ts'
import type { Filter, IndexSettings, SearchHit } from './port.ts'
import type { Ranked } from './scored.ts'

const WORDS_ALONE = 'On AWS this index is searched by its words alone: the vectors it learns itself are kept on this side.'
/** Lucene looks at as many candidates as it is asked for neighbours: few would be found badly. */
const FEWEST_NEIGHBOURS = 100

const answerSchema = z.object({
  // What a shard could not answer is missing: a part is not the whole.
  timed_out: z.literal(false),
  _shards: z.object({ failed: z.literal(0) }),
  hits: z.object({
    total: z.object({ value: z.number() }),
    hits: z.array(z.object({ _id: z.string(), _score: z.number().nullish(), _source: z.unknown().optional() })),
  }),
})

/** Searches of one index, each as one request. */
export function openSearchReader(client: Client, alias: string, settings: IndexSettings, signal: AbortSignal): IndexReader {
  const search = async (body: Record<string, unknown>) => {
    const answer = await sent(client.search({ index: alias, body: { _source: false, track_total_hits: true, ...body } }), signal)
    return present(answerSchema.safeParse(answer).data, 'search hits').hits
  }
  const ranked = async (query: Record<string, unknown>, limit: number) => {
    const { hits, total } = await search({ query, size: limit, sort: [{ _score: 'desc' }, { doc_id: 'asc' }] })
    return { hits: hits.map(({ _id, _score }): Ranked => ({ id: _id, score: present(_score, 'score') })), total: total.value }
  }

  return {
    settings,
    textHits: (text, filters, limit) =>
      ranked({ bool: { must: [{ match: { all_text: { query: text } } }], filter: filterClauses(filters) } }, limit),
    vectorHits: async (unit, filters, limit) => {
      const k = Math.max(limit, FEWEST_NEIGHBOURS)
      const { hits } = await ranked({ knn: { vector: { vector: unit, k, ...innerFilter(filters) } } }, limit)
      // Lucene's score for a cosine is (1 + cosine) / 2.
      return hits.map(({ id, score }) => ({ id, score: 2 * score - 1 }))
    },
    latentHits: () => Promise.resolve({ missing: WORDS_ALONE }),
    allHits: async (filters, limit) => {
      const { hits, total } = await search({
        query: { bool: { filter: filterClauses(filters) } },
        size: limit,
        sort: [{ doc_id: 'asc' }],
      })
      return { ids: hits.map((hit) => hit._id), total: total.value }
    },
    fields: async (ids) => {
      if (ids.length === 0) return new Map<string, SearchHit['fields']>()
      const { hits } = await search({ query: { ids: { values: ids } }, size: ids.length, _source: ['fields'] })
      return new Map(hits.map((hit) => [hit._id, present(sourceSchema.safeParse(hit._source).data, 'document').fields]))
    },
  }
}

const innerFilter = (filters: readonly Filter[]) =>
  filters.length === 0 ? {} : { filter: { bool: { filter: filterClauses(filters) } } }

const PAGE = 1_000
const pageSchema = z.object({
  timed_out: z.literal(false),
  _shards: z.object({ failed: z.literal(0) }),
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), _version: z.number() })) }),
})

/** Ids and versions in order of id, after the given one. */
export async function documentsAfter(client: Client, alias: string, after: string, signal: AbortSignal) {
  const body = {
    _source: false,
    version: true,
    size: PAGE,
    query: { match_all: {} },
    sort: [{ doc_id: 'asc' as const }],
    ...(after === '' ? {} : { search_after: [after] }),
  }
  const answer = await sent(client.search({ index: alias, body }), signal)
  const { hits } = present(pageSchema.safeParse(answer).data, 'search hits').hits
  return hits.map(({ _id, _version }) => ({ id: _id, version: _version }))
}
