import type { IndexReader } from './backend.ts'
import { fuse, FUSION_DEPTH } from './fuse.ts'
import type { SearchPlan } from './plan-search.ts'
import type { SearchHit } from './port.ts'
import { byScoreThenId, type Ranked } from './scored.ts'

interface Found {
  hits: Ranked[]
  total: number
  degraded?: string
}

/** Both sides answer lists; what becomes of them is settled here, once. */
async function find(reader: IndexReader, plan: SearchPlan): Promise<Found> {
  const { kind, filters } = plan
  if (kind === 'all') {
    const { ids, total } = await reader.allHits(filters, plan.size)
    return { hits: ids.map((id) => ({ id, score: 1 })), total }
  }
  if (kind === 'text') return reader.textHits(plan.text, filters, plan.size)
  if (kind === 'vector') {
    const hits = await reader.vectorHits(plan.unit, filters, plan.size)
    return { hits, total: hits.length }
  }
  if (kind === 'text+vector') {
    const [words, meanings] = await Promise.all([
      reader.textHits(plan.text, filters, FUSION_DEPTH),
      reader.vectorHits(plan.unit, filters, FUSION_DEPTH),
    ])
    return fused(words, meanings)
  }
  const words = await reader.textHits(plan.text, filters, FUSION_DEPTH)
  const meanings = await reader.latentHits(words.hits, filters, FUSION_DEPTH)
  if ('missing' in meanings) return { ...words, degraded: meanings.missing }
  return kind === 'latent' ? { hits: meanings, total: meanings.length } : fused(words, meanings)
}

function fused(words: { hits: Ranked[]; total: number }, meanings: Ranked[]): Found {
  const hits = fuse(words.hits, meanings)
  return { hits, total: Math.max(words.total, hits.length) }
}

export async function runSearch(
  reader: IndexReader,
  plan: SearchPlan,
): Promise<{ value: { hits: SearchHit[]; total: number }; degraded?: string }> {
  const { hits, total, degraded } = await find(reader, plan)
  const best = [...hits].sort(byScoreThenId).slice(0, plan.size)
  const fields = await reader.fields(best.map((hit) => hit.id))
  const value = {
    hits: best.flatMap((hit) => {
      const its = fields.get(hit.id)
      return its === undefined ? [] : [{ ...hit, fields: its }]
    }),
    total,
  }
  return degraded === undefined ? { value } : { value, degraded }
}
