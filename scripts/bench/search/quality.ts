import type { SearchQuery } from '@understudy/ports'
import type { Collection } from './collection.ts'
import { builtinSettings, settingsWith } from './index-settings.ts'
import { ndcgAt10 } from './ndcg.ts'
import type { Embed } from './minilm.ts'
import type { Twin } from './throw-away-twin.ts'

const SPACE = 'minilm-l6-v2-int8'

async function meanNdcg(
  twin: Twin,
  index: string,
  collection: Collection,
  queryFor: (text: string, nth: number) => SearchQuery,
): Promise<number> {
  let sum = 0
  for (const [nth, query] of collection.queries.entries()) {
    const { value } = await twin.search.search(twin.call(), index, queryFor(query.text, nth))
    sum += ndcgAt10(
      value.hits.map((hit) => hit.id),
      collection.judgements.get(query.id)!,
    )
  }
  return sum / collection.queries.length
}

/** nDCG@10 through the port itself: words alone, and words with the vectors that the index learns. */
export async function measureBuiltin(
  twin: Twin,
  index: string,
  collection: Collection,
): Promise<{ bm25: number; hybrid: number }> {
  const documents = collection.documents.map(({ id, title, text }) => ({ id, version: 1, fields: { title, text } }))
  await twin.fill(index, builtinSettings, documents)
  return {
    bm25: await meanNdcg(twin, index, collection, (text) => ({ text, mode: 'text' })),
    hybrid: await meanNdcg(twin, index, collection, (text) => ({ text })),
  }
}

/** nDCG@10 of words with MiniLM's vectors. */
export async function measureMiniLm(twin: Twin, index: string, collection: Collection, embed: Embed): Promise<number> {
  const vectors = await embed(collection.documents.map(({ title, text }) => `${title} ${text}`))
  const queries = await embed(collection.queries.map(({ text }) => text))
  const documents = collection.documents.map(({ id, title, text }, nth) => ({
    id,
    version: 1,
    fields: { title, text },
    vector: vectors[nth]!,
  }))
  await twin.fill(index, settingsWith({ space: SPACE, dimensions: vectors[0]!.length }), documents)
  return meanNdcg(twin, index, collection, (text, nth) => ({ text, vector: { space: SPACE, values: queries[nth]! } }))
}
